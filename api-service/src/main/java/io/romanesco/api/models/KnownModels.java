package io.romanesco.api.models;

import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models that clients may ask for: the announced versions that are neither refused nor removed.
 * A worker loads a version on demand, so it need not be loaded. What was read is reused for a short
 * time; an unknown model is looked up once more.
 */
@ApplicationScoped
public class KnownModels {

    private static final long MAX_AGE_NANOS = Duration.ofSeconds(2).toNanos();

    private final ModelRepository models;
    private volatile Known known;

    private record Known(List<ModelAnnouncement> versions, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < MAX_AGE_NANOS;
        }

        boolean has(ModelRequest request) {
            return of(request).anyMatch(KnownModels::isUsable);
        }

        Stream<ModelAnnouncement> of(ModelRequest request) {
            return versions.stream()
                    .filter(each ->
                            each.name().equals(request.name())
                                    && request.version().map(each.version()::equals).orElse(true));
        }

        boolean hasAll(List<ModelRequest> requests) {
            return requests.stream().allMatch(this::has);
        }
    }

    KnownModels(ModelRepository models) {
        this.models = models;
    }

    /** Fails when one of them is unknown, or when they are more than an image may ask for. */
    public Uni<Void> require(List<ModelRequest> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (requests.size() > ModelChoice.MAX_MODELS) {
            throw ErrorCode.TOO_MANY_MODELS.because(
                    "An image can be analysed by at most %d models at once, not %d."
                            .formatted(ModelChoice.MAX_MODELS, requests.size()));
        }
        return requireVersions(requests);
    }

    /** Fails when one of them is unknown. */
    public Uni<Void> requireVersions(List<ModelRequest> requests) {
        return recent(requests).invoke(found -> check(found, requests)).replaceWithVoid();
    }

    /** The version itself, or the newest one that is ready; fails when there is none. */
    public Uni<ModelAnnouncement> version(ModelRequest request) {
        List<ModelRequest> requests = List.of(request);
        return recent(requests)
                .invoke(found -> check(found, requests))
                .map(found ->
                        found.of(request)
                                .filter(KnownModels::isUsable)
                                .max(
                                        Comparator.comparing(KnownModels::isReady)
                                                .thenComparing(
                                                        ModelAnnouncement::version,
                                                        VersionOrder.ASCENDING))
                                .orElseThrow());
    }

    private static boolean isReady(ModelAnnouncement version) {
        return version.state() == ModelState.READY;
    }

    private static boolean isUsable(ModelAnnouncement version) {
        return switch (version.state()) {
            case REFUSED -> false;
            case RETIRED -> !ModelRepository.isRemoved(version);
            case WAITING, VERIFYING, READY -> true;
        };
    }

    private Uni<Known> recent(List<ModelRequest> requests) {
        Known recent = known;
        return recent != null && recent.isFresh() && recent.hasAll(requests)
                ? Uni.createFrom().item(recent)
                : read();
    }

    private Uni<Known> read() {
        return models.summaries()
                .map(all -> new Known(all, System.nanoTime()))
                .invoke(read -> known = read);
    }

    private static void check(Known found, List<ModelRequest> requests) {
        Optional<ModelRequest> unknown =
                requests.stream().filter(request -> !found.has(request)).findFirst();
        if (unknown.isPresent()) {
            throw ErrorCode.UNKNOWN_MODEL.because(why(found, unknown.get()));
        }
    }

    private static String why(Known found, ModelRequest request) {
        return found.of(request)
                .max(Comparator.comparing(ModelAnnouncement::version, VersionOrder.ASCENDING))
                .map(KnownModels::whyNotUsable)
                .orElseGet(() ->
                        "There is no model '%s'. There %s"
                                .formatted(shown(request), listed(found.versions())));
    }

    private static String whyNotUsable(ModelAnnouncement version) {
        String reason = version.reason() == null ? "" : ": " + version.reason();
        return "%s@%s is %s%s."
                .formatted(
                        version.name(),
                        version.version(),
                        version.state().name().toLowerCase(Locale.ROOT),
                        reason);
    }

    private static String shown(ModelRequest request) {
        String text = request.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static String listed(List<ModelAnnouncement> versions) {
        String names =
                versions.stream()
                        .filter(KnownModels::isUsable)
                        .map(each -> each.name() + "@" + each.version())
                        .limit(50)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "is none yet." : "are: " + names + ".";
    }
}

package io.romanesco.api.disagreements;

import io.romanesco.api.images.Image;
import io.romanesco.api.results.ResultListener;
import io.romanesco.api.results.ResultRepository;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Compares each result with those of other models for the same image. One of the two is primary,
 * and both are of the same task. Classifiers are compared where both know both categories, or are
 * versions of one model. An image is compared with at most {@value #MAX_OTHERS} others.
 */
@ApplicationScoped
class DisagreementListener implements ResultListener {

    private static final Logger LOG = Logger.getLogger(DisagreementListener.class);
    private static final int MAX_OTHERS = 16;

    /** The result that shows comes first, then primary ones; the rest makes the order stable. */
    private static final Comparator<StoredResult> REFERENCE_FIRST =
            Comparator.comparing((StoredResult result) -> !result.isShown())
                    .thenComparing(result -> result.role() != Role.PRIMARY)
                    .thenComparing(StoredResult::model)
                    .thenComparing(StoredResult::version);

    private final ResultRepository results;
    private final DisagreementRepository disagreements;
    private final Vertx vertx;

    /** Two results, and how they differ. */
    private record Compared(StoredResult a, StoredResult b, List<Disagreement> found) {}

    DisagreementListener(
            ResultRepository results, DisagreementRepository disagreements, Vertx vertx) {
        this.results = results;
        this.disagreements = disagreements;
        this.vertx = vertx;
    }

    @Override
    public Uni<Void> onResult(ImageResult result, Image image) {
        AnalysedImage subject = result.image();
        if (result.rejection() != null) {
            return Uni.createFrom().voidItem();
        }
        return disagreements
                .hasOtherResults(subject.id(), subject.model())
                .chain(hasOthers ->
                        hasOthers
                                ? results.of(subject.id())
                                        .chain(all -> compare(subject.model(), all))
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> compare(ModelName model, List<StoredResult> all) {
        StoredResult arrived =
                all.stream().filter(each -> isOf(each, model)).findFirst().orElse(null);
        if (arrived == null || arrived.rejection() != null) {
            return Uni.createFrom().voidItem();
        }
        List<StoredResult> others =
                all.stream()
                        .filter(each -> !isOf(each, model) && comparable(each, arrived))
                        .limit(MAX_OTHERS)
                        .toList();
        return vertx.executeBlocking(() -> compared(arrived, others), false).chain(this::store);
    }

    private Uni<Void> store(List<Compared> pairs) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Compared pair : pairs) {
            done =
                    done.chain(() -> mayDiffer(pair))
                            .chain(differ ->
                                    disagreements.replace(
                                            pair.a(), pair.b(), differ ? pair.found() : List.of()));
        }
        return done;
    }

    /** Another category means nothing where one of the two classifiers does not know it. */
    private Uni<Boolean> mayDiffer(Compared pair) {
        StoredResult a = pair.a();
        StoredResult b = pair.b();
        boolean knownToBoth =
                pair.found().isEmpty() || a.classification() == null || a.model().equals(b.model());
        return knownToBoth
                ? Uni.createFrom().item(true)
                : disagreements.bothKnow(
                        a, b, a.classification().category(), b.classification().category());
    }

    private static boolean isOf(StoredResult result, ModelName model) {
        return result.model().equals(model.name()) && result.version().equals(model.version());
    }

    private static boolean comparable(StoredResult one, StoredResult other) {
        return one.rejection() == null
                && one.task().equals(other.task())
                && (one.role() == Role.PRIMARY || other.role() == Role.PRIMARY);
    }

    /** Masks of many objects take processor time: not for event loops. */
    private static List<Compared> compared(StoredResult arrived, List<StoredResult> others) {
        return others.stream().flatMap(other -> compared(arrived, other).stream()).toList();
    }

    private static Optional<Compared> compared(StoredResult one, StoredResult other) {
        boolean oneIsFirst = REFERENCE_FIRST.compare(one, other) <= 0;
        StoredResult a = oneIsFirst ? one : other;
        StoredResult b = oneIsFirst ? other : one;
        try {
            return Optional.of(new Compared(a, b, Comparison.of(a, b)));
        } catch (IllegalArgumentException e) {
            // A result is worth keeping although its mask cannot be read.
            LOG.warnf(
                    "id=%s outcome=not-compared a=%s@%s b=%s@%s reason=%s",
                    a.imageId(), a.model(), a.version(), b.model(), b.version(), e.getMessage());
            return Optional.empty();
        }
    }
}

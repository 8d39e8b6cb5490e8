package io.romanesco.api.reclassifications;

import com.github.f4b6a3.uuid.UuidCreator;
import io.romanesco.api.models.KnownModels;
import io.romanesco.api.platform.ApiException;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.reclassifications.Reclassification.State;
import io.romanesco.api.search.ImageScan;
import io.romanesco.api.search.ImageSelection;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Starts jobs and changes their states. {@code ReclassificationDriver} does the work. */
@ApplicationScoped
class ReclassificationService {

    private static final Logger LOG = Logger.getLogger(ReclassificationService.class);
    private static final Set<State> FINISHED = EnumSet.of(State.DONE, State.CANCELLED);
    private static final Set<State> UNFINISHED =
            EnumSet.of(State.WAITING, State.RUNNING, State.PAUSED);
    private static final Set<State> ACTIVE = EnumSet.of(State.WAITING, State.RUNNING);

    private final ReclassificationRepository jobs;
    private final JobTurns turns;
    private final KnownModels models;
    private final ImageScan images;

    ReclassificationService(
            ReclassificationRepository jobs, JobTurns turns, KnownModels models, ImageScan images) {
        this.jobs = jobs;
        this.turns = turns;
        this.models = models;
        this.images = images;
    }

    /** Fails for an unknown model, and for a filter that makes no sense or matches nothing. */
    Uni<Reclassification> start(ReclassificationRequest request) {
        ModelRequest wanted = request.toModel();
        Map<String, String> filter = request.toFilter();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ImageSelection selection = ImageSelection.of(filter, now);
        return models.version(wanted)
                .invoke(ReclassificationService::requireUsable)
                .chain(model ->
                        images.count(selection)
                                .chain(total -> start(nameOf(model), filter, now, total)));
    }

    /** A version in memory can be used, and one that the worker loads on demand. */
    private static void requireUsable(ModelAnnouncement model) {
        if (!model.isAvailable()) {
            String reason = model.reason() == null ? "it is not loaded yet" : model.reason();
            throw ErrorCode.WRONG_STATE.because(
                    "%s@%s is %s and cannot be used: %s."
                            .formatted(model.name(), model.version(), model.state(), reason));
        }
    }

    private static ModelName nameOf(ModelAnnouncement model) {
        return new ModelName(model.name(), model.version());
    }

    private Uni<Reclassification> start(
            ModelName model, Map<String, String> filter, Instant now, long total) {
        if (total == 0) {
            throw ErrorCode.NOTHING_SELECTED.because(
                    "No archived image matches the filter, so there is nothing to analyse.");
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return jobs.insert(id, now, model, filter, total)
                .invoke(() ->
                        LOG.infof("job=%s outcome=started model=%s total=%d", id, model, total))
                .chain(turns::give)
                .chain(() -> jobs.find(id));
    }

    Uni<Reclassification> pause(UUID id) {
        return change(id, State.PAUSED, ACTIVE);
    }

    Uni<Reclassification> resume(UUID id) {
        return change(id, State.RUNNING, EnumSet.of(State.PAUSED));
    }

    /** The results so far are kept. Fails for a job that has come to its end. */
    Uni<Reclassification> cancel(UUID id) {
        return jobs.cancel(id)
                .chain(() -> jobs.find(id))
                .invoke(job -> {
                    if (job.state() != State.CANCELLED) {
                        throw impossible(job.state(), UNFINISHED);
                    }
                    LOG.infof("job=%s outcome=%s", id, job.state());
                });
    }

    Uni<Reclassification> promote(UUID id) {
        return change(id, State.PROMOTING, FINISHED);
    }

    Uni<Reclassification> discard(UUID id) {
        return change(id, State.DISCARDING, FINISHED);
    }

    private Uni<Reclassification> change(UUID id, State to, Set<State> from) {
        return jobs.change(id, to, from)
                .call(turns::give)
                .chain(changed ->
                        jobs.find(id)
                                .invoke(job -> {
                                    boolean waits =
                                            to == State.RUNNING && job.state() == State.WAITING;
                                    if (!changed && job.state() != to && !waits) {
                                        throw impossible(job.state(), from);
                                    }
                                    LOG.infof("job=%s outcome=%s", id, job.state());
                                }));
    }

    private static ApiException impossible(State present, Set<State> from) {
        String possible = String.join(" or ", from.stream().map(State::name).toList());
        return ErrorCode.WRONG_STATE.because(
                "The reclassification is %s. This is possible only while it is %s."
                        .formatted(present, possible));
    }
}

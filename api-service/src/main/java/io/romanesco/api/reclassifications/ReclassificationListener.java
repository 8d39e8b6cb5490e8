package io.romanesco.api.reclassifications;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.Image;
import io.romanesco.api.results.ResultListener;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Notes in the jobs which images have their results, pauses jobs whose model cannot be had, and
 * refuses results of discarded jobs.
 */
@ApplicationScoped
class ReclassificationListener implements ResultListener {

    private static final Logger LOG = Logger.getLogger(ReclassificationListener.class);

    private static final String FINISH =
            """
            update reclassification_item set state = :state, before = nullif(:before, ''),
                after = nullif(:after, ''), reason = nullif(:reason, ''), sends = greatest(sends, 1)
            where image_id = :image and state in ('QUEUED', 'SENT')
                and job in (select id from reclassification where model = :model and version = :version)
            """;

    /** The image is sent again when somebody resumes the job. */
    private static final String PAUSE =
            """
            with paused as (
                update reclassification set state = 'PAUSED', problem = :reason
                where model = :model and version = :version and state = 'RUNNING' returning id)
            update reclassification_item set state = 'QUEUED', sends = 0, sent_at = null
            where image_id = :image and state in ('QUEUED', 'SENT') and job in (
                select id from paused union select id from reclassification
                where model = :model and version = :version and state = 'PAUSED')
            """;

    private static final String WANTED =
            """
            select count(*) filter (where job.state in ('DISCARDING', 'DISCARDED')) = 0
                or count(*) filter (where job.state not in ('DISCARDING', 'DISCARDED')
                    and item.state in ('QUEUED', 'SENT')) > 0
            from reclassification_item as item join reclassification as job on job.id = item.job
            where item.image_id = :image and job.model = :model and job.version = :version
            """;

    @Override
    public Uni<Boolean> wants(ImageResult result) {
        AnalysedImage subject = result.image();
        if (subject.role() != Role.RECLASSIFY) {
            return Uni.createFrom().item(true);
        }
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(WANTED, Boolean.class)
                                .setParameter("image", subject.id())
                                .setParameter("model", subject.model().name())
                                .setParameter("version", subject.model().version())
                                .getSingleResult());
    }

    @Override
    public Uni<Void> onResult(ImageResult result, Image image) {
        AnalysedImage subject = result.image();
        if (subject.role() != Role.RECLASSIFY) {
            return Uni.createFrom().voidItem();
        }
        Rejection rejection = result.rejection();
        if (rejection != null && rejection.code().equals(RejectionCode.UNKNOWN_MODEL.code())) {
            return pause(subject, rejection);
        }
        String reason = rejection == null ? null : rejection.code() + ": " + rejection.detail();
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(FINISH)
                                .setParameter("state", reason == null ? "DONE" : "FAILED")
                                .setParameter("before", orEmpty(Summary.of(image, result)))
                                .setParameter("after", orEmpty(Summary.of(result)))
                                .setParameter("reason", orEmpty(reason))
                                .setParameter("image", subject.id())
                                .setParameter("model", subject.model().name())
                                .setParameter("version", subject.model().version())
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** No image can be analysed while the model cannot be had: none of them has failed. */
    private static Uni<Void> pause(AnalysedImage subject, Rejection rejection) {
        String model = subject.model().name() + "@" + subject.model().version();
        LOG.warnf("model=%s outcome=paused reason=%s", model, rejection.detail());
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(PAUSE)
                                .setParameter(
                                        "reason",
                                        "%s cannot be used: %s"
                                                .formatted(model, orEmpty(rejection.detail())))
                                .setParameter("image", subject.id())
                                .setParameter("model", subject.model().name())
                                .setParameter("version", subject.model().version())
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

package io.romanesco.api.reclassifications;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.Image;
import io.romanesco.api.results.ResultListener;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes in the jobs which images have their results. */
@ApplicationScoped
class ReclassificationListener implements ResultListener {

    private static final String FINISH =
            """
            update reclassification_item set state = :state, before = nullif(:before, ''),
                after = nullif(:after, ''), reason = nullif(:reason, '')
            where image_id = :image and state in ('QUEUED', 'SENT')
                and job in (select id from reclassification where model = :model and version = :version)
            """;

    @Override
    public Uni<Void> onResult(ImageResult result, Image image) {
        AnalysedImage subject = result.image();
        if (subject.role() != Role.RECLASSIFY) {
            return Uni.createFrom().voidItem();
        }
        Rejection rejection = result.rejection();
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

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

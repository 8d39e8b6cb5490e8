package io.romanesco.inference.source;

import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.inference.scheduling.Lanes;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.source.ImageStream.Work;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Uploads and frames of cameras, from the topic {@code images}. */
@ApplicationScoped
class ImagesChannel {

    private final ImageStream stream;
    private final Lanes lanes;

    ImagesChannel(ImageStream stream, Lanes lanes) {
        this.stream = stream;
        this.lanes = lanes;
    }

    /** Joins the consumer group once the models are ready. */
    @Incoming("images")
    @Outgoing("classifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> analyse(Multi<Message<byte[]>> images) {
        return stream.analyse(images, lanes.images(), ImagesChannel::work);
    }

    private static Optional<Work> work(Submission image) {
        return Optional.of(new Work(image, workClass(image)));
    }

    private static WorkClass workClass(Submission image) {
        Role purpose = image.choice().purpose();
        return switch (purpose) {
            case SHADOW -> WorkClass.SHADOW;
            case RECLASSIFY -> WorkClass.RECLASSIFY;
            case PRIMARY -> image.isUpload() ? WorkClass.UPLOAD : WorkClass.LIVE;
        };
    }
}

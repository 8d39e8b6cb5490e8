package io.romanesco.inference.source;

import io.romanesco.contract.ModelChoice;
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

/**
 * Stored images that another model is to analyse, from the topic {@code reclassifications}. Their
 * results never change what an image shows, whatever their headers say.
 */
@ApplicationScoped
class ReclassificationsChannel {

    private final ImageStream stream;
    private final Lanes lanes;

    ReclassificationsChannel(ImageStream stream, Lanes lanes) {
        this.stream = stream;
        this.lanes = lanes;
    }

    /** Joins the consumer group once the models are ready. */
    @Incoming("reclassifications")
    @Outgoing("classifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> analyse(Multi<Message<byte[]>> images) {
        return stream.analyse(images, lanes.reclassifications(), ReclassificationsChannel::work);
    }

    private static Optional<Work> work(Submission image) {
        ModelChoice choice = image.choice();
        ModelChoice background =
                new ModelChoice(
                        choice.instead(),
                        choice.models(),
                        true,
                        Role.RECLASSIFY,
                        choice.annotate());
        return Optional.of(new Work(image.with(background), WorkClass.RECLASSIFY));
    }
}

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
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/** Uploads and frames of cameras, from the topic {@code images}. */
@ApplicationScoped
class ImagesChannel {

    private static final Logger LOG = Logger.getLogger(ImagesChannel.class);

    /** What a sender wrote is logged on one line, and not at any length. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final int MAX_LOGGED = 40;

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
        return stream.analyse(
                images.onItem().invoke(ImagesChannel::warnOfUnknownPurpose),
                lanes.images(),
                ImagesChannel::work);
    }

    /** A misspelt purpose counts as primary, so the sender must be able to find out. */
    static void warnOfUnknownPurpose(Message<byte[]> message) {
        ModelChoice.unknownPurpose(ImageRecords.headers(message))
                .ifPresent(purpose -> {
                    ConsumerRecord<byte[], byte[]> record = ImageRecords.record(message);
                    LOG.warnf(
                            "stream.unknown-purpose topic=%s partition=%d offset=%d"
                                    + " ce_purpose=\"%s\": it counts as primary",
                            record.topic(), record.partition(), record.offset(), shown(purpose));
                });
    }

    private static String shown(String purpose) {
        return CONTROL.matcher(purpose.substring(0, Math.min(purpose.length(), MAX_LOGGED)))
                .replaceAll(" ");
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

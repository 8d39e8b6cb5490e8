package io.romanesco.inference.source;

import io.romanesco.contract.Submission;
import io.romanesco.inference.scheduling.Lanes;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.source.ImageStream.Work;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Shadow models: reads {@code images} once more, as a consumer group of its own, while a policy
 * names a shadow. Without one it asks for nothing, so that the consumer stops fetching.
 */
@ApplicationScoped
class ShadowChannel {

    private final ImageStream stream;
    private final Shadows shadows;
    private final ShadowStart start;
    private final Lanes lanes;

    ShadowChannel(
            ImageStream stream,
            Shadows shadows,
            @Identifier(ShadowStart.GROUP) ShadowStart start,
            Lanes lanes) {
        this.stream = stream;
        this.shadows = shadows;
        this.start = start;
        this.lanes = lanes;
    }

    /** Joins its consumer group when the first shadow is named. */
    @Incoming("shadow")
    @Outgoing("classifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> analyse(Multi<Message<byte[]>> images) {
        return start.join()
                .onItem()
                .transformToMulti(_ ->
                        stream.analyse(
                                images.onItem().transformToUniAndConcatenate(start::hold),
                                lanes.shadow(),
                                this::work));
    }

    private Optional<Work> work(Submission image) {
        return shadows.choose(image).map(chosen -> new Work(chosen, WorkClass.SHADOW));
    }
}

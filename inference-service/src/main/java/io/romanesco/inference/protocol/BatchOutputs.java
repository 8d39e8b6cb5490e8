package io.romanesco.inference.protocol;

import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts the outputs of several images into one batch. */
final class BatchOutputs {

    private BatchOutputs() {}

    /**
     * Joins an output of several images along its first dimension.
     *
     * @param each the output of one image, at least one
     * @throws ProtocolException when it has no dimension for the batch, or other sizes for each
     *     image
     */
    static NamedTensor join(List<NamedTensor> each) {
        NamedTensor first = each.getFirst();
        if (each.size() == 1) {
            return first;
        }
        boolean fits =
                each.stream()
                        .allMatch(one ->
                                one.shape().equals(first.shape())
                                        && !one.shape().isEmpty()
                                        && one.shape().getFirst() == 1);
        if (!fits) {
            throw ProtocolException.invalid(
                    "output %s has no batch dimension of one size: send one image at a time, or ask for other outputs"
                            .formatted(first.name()));
        }
        List<Long> shape = new ArrayList<>(first.shape());
        shape.set(0, (long) each.size());
        ByteBuffer data = ByteBuffer.allocate(each.stream().mapToInt(NamedTensor::bytes).sum());
        each.forEach(one -> data.put(one.data()));
        return new NamedTensor(first.name(), first.type(), shape, data.flip());
    }
}

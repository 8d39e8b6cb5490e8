package io.romanesco.inference.model.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gives a small ONNX model some megabytes of weights that its inferences use. Protocol buffers
 * merge when they are written one after another, so that nodes, weights and an output can be
 * appended.
 */
final class HeavyModel {

    private static final int WIDTH = 1400;
    static final int WEIGHTS = WIDTH * WIDTH * Float.BYTES;
    private static final int LABELS = 3;

    /** Field numbers of onnx.proto. */
    private static final int MODEL_GRAPH = 7;

    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_OUTPUT = 12;

    private HeavyModel() {}

    /** The model with {@code logits x [3, 1400] x [1400, 1400]} as a further output. */
    static byte[] of(byte[] model) {
        return of(model, weights("wide", WIDTH).data(9, new byte[WEIGHTS]));
    }

    /** The same with its largest weights in a file of its own, which has {@link #WEIGHTS} bytes. */
    static byte[] withWeightsIn(String file, byte[] model) {
        Message location = new Message().text(1, "location").text(2, file);
        return of(model, weights("wide", WIDTH).add(13, location).number(14, 1));
    }

    private static byte[] of(byte[] model, Message wide) {
        Message narrow = weights("narrow", LABELS).data(9, new byte[LABELS * WIDTH * Float.BYTES]);
        Message graph =
                new Message()
                        .add(GRAPH_NODE, matMul("logits", "narrow", "middle"))
                        .add(GRAPH_NODE, matMul("middle", "wide", "extra"))
                        .add(GRAPH_INITIALIZER, narrow)
                        .add(GRAPH_INITIALIZER, wide)
                        .add(GRAPH_OUTPUT, new Message().text(1, "extra").add(2, floats()));
        byte[] more = new Message().add(MODEL_GRAPH, graph).bytes();
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(model);
        both.writeBytes(more);
        return both.toByteArray();
    }

    private static Message matMul(String left, String right, String product) {
        return new Message().text(1, left).text(1, right).text(2, product).text(4, "MatMul");
    }

    /** Without their values. */
    private static Message weights(String name, int rows) {
        return new Message().number(1, rows).number(1, WIDTH).number(2, 1).text(8, name);
    }

    /** Type of a tensor of floats, of any shape. */
    private static Message floats() {
        return new Message().add(1, new Message().number(1, 1));
    }

    /** A message in the making. */
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        private Message text(int field, String value) {
            return data(field, value.getBytes(StandardCharsets.UTF_8));
        }

        private Message add(int field, Message value) {
            return data(field, value.bytes());
        }

        private Message data(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            for (long rest = value; ; rest >>>= 7) {
                if (rest < 0x80) {
                    out.write((int) rest);
                    return;
                }
                out.write((int) (rest & 0x7f | 0x80));
            }
        }
    }
}

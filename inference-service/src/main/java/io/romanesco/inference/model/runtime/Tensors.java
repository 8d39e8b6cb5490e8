package io.romanesco.inference.model.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import io.romanesco.inference.task.Tensor;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Reads tensors of any number type as floats. */
final class Tensors {

    private Tensors() {}

    /** Whether tensors of that type can be read. */
    static boolean isReadable(OnnxJavaType type) {
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE, INT8, UINT8, INT16, INT32, INT64, BOOL -> true;
            default -> false;
        };
    }

    /** A copy of the tensor as floats; integers above 2^24 are rounded, true is 1. */
    static Tensor read(OnnxTensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.getInfo().getNumElements())];
        // ONNX Runtime has no buffer for a tensor without elements.
        if (values.length > 0) {
            fill(tensor, values);
        }
        return new Tensor(tensor.getInfo().getShape(), values);
    }

    private static void fill(OnnxTensor tensor, float[] values) {
        switch (tensor.getInfo().type) {
            case FLOAT, FLOAT16, BFLOAT16 -> tensor.getFloatBuffer().get(values);
            case DOUBLE -> {
                DoubleBuffer buffer = tensor.getDoubleBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) buffer.get(i);
                }
            }
            case INT64 -> {
                LongBuffer buffer = tensor.getLongBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = buffer.get(i);
                }
            }
            case INT32 -> {
                IntBuffer buffer = tensor.getIntBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = buffer.get(i);
                }
            }
            case INT16 -> {
                ShortBuffer buffer = tensor.getShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = buffer.get(i);
                }
            }
            default -> {
                ByteBuffer buffer = tensor.getByteBuffer();
                int mask = tensor.getInfo().type == OnnxJavaType.UINT8 ? 0xff : -1;
                for (int i = 0; i < values.length; i++) {
                    values[i] = buffer.get(i) & mask;
                }
            }
        }
    }
}

package io.romanesco.inference.model.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;

/** Element types of tensors, named as ONNX names them. */
public enum ElementType {
    BOOL,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    INT8,
    INT16,
    INT32,
    INT64,
    FLOAT16,
    BFLOAT16,
    FLOAT,
    DOUBLE,
    /** A type that tensors from outside cannot have, for example texts. */
    OTHER;

    private static final String PREFIX = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";

    static ElementType of(TensorInfo info) {
        for (ElementType type : values()) {
            if (info.onnxType.name().equals(PREFIX + type.name())) {
                return type;
            }
        }
        return OTHER;
    }

    /** ONNX Runtime's Java API cannot make tensors of the larger unsigned types. */
    boolean canBeInput() {
        return this != OTHER
                && OnnxTensorType.mapFromJavaType(javaType()).name().endsWith("_" + name());
    }

    OnnxJavaType javaType() {
        return OnnxJavaType.mapFromOnnxTensorType(OnnxTensorType.valueOf(PREFIX + name()));
    }
}

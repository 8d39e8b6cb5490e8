package io.romanesco.inference.pipeline;

import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.scheduling.FairnessConfig;
import io.romanesco.inference.scheduling.WorkClass;
import jakarta.inject.Singleton;

/**
 * The memory for decoding. Background work gets a part of it, so that uploads never wait for all.
 */
@Singleton
class DecodeMemory {

    private final MemoryBudget all;
    private final MemoryBudget background;

    DecodeMemory(MemoryBudget all, FairnessConfig fairness) {
        this.all = all;
        this.background = all.part(fairness.background().maxMemory().asLongValue());
    }

    MemoryBudget of(WorkClass workClass) {
        return workClass.isBackground() ? background : all;
    }
}

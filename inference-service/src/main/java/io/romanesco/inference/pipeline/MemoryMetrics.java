package io.romanesco.inference.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.romanesco.inference.model.registry.ProcessMemory;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Memory that the JVM's own metrics leave out: mostly ONNX Runtime's weights and arenas, whose size
 * it does not report. Direct buffers are in {@code jvm.buffer.memory.used}.
 */
@Startup
@ApplicationScoped
class MemoryMetrics {

    MemoryMetrics(MeterRegistry registry) {
        Gauge.builder("romanesco.process.resident.bytes", ProcessMemory::resident)
                .description("Memory of the process that is in RAM; NaN where /proc is absent")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("romanesco.native.bytes", ProcessMemory::outsideTheJvm)
                .description(
                        "Anonymous memory in RAM beyond heap and JVM: ONNX Runtime's weights and"
                                + " arenas, decoders, thread stacks")
                .baseUnit("bytes")
                .register(registry);
    }
}

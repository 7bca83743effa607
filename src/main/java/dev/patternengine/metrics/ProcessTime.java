package dev.patternengine.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** Processor time in seconds, where the virtual machine tells it, and the number of processors. */
final class ProcessTime {
    private ProcessTime() {}

    static void bindTo(MeterRegistry registry) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        Gauge.builder(MeterNames.PREFIX + "system.cpus", system, OperatingSystemMXBean::getAvailableProcessors)
                .register(registry);
        if (system instanceof com.sun.management.OperatingSystemMXBean process) {
            FunctionCounter.builder(
                            MeterNames.PREFIX + "process.cpu.seconds", process, one -> one.getProcessCpuTime() / 1e9)
                    .register(registry);
        }
    }
}

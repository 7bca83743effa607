package dev.patternengine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process: unlike the clock on the wall, hardly touched by what else the machine does. */
final class Processor {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Processor() {}

    /** All threads', the collector's and the compiler's too. */
    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }
}

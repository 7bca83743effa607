package dev.patternengine.bench;

import dev.patternengine.mining.recovery.Signatures;
import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What an error message costs until its signature is known: {@value #LINES} messages of 40 causes, 70 characters on average,
 * each with numbers, names, paths or addresses of its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class SignaturesBenchmark {
    static final int LINES = 20_000;

    private static final int CAUSES = 40;
    private static final long SEED = 7;
    private static final String[] VARIED = {
        "'c%d' in 'table %d'", "/var/lib/app/%d/part-%d", "10.0.%d.7:%d", "%d of %d KB"
    };

    private final List<String> messages = messages();

    private static List<String> messages() {
        Random random = new Random(SEED);
        List<String> messages = new ArrayList<>(LINES);
        for (int line = 0; line < LINES; line++) {
            int cause = random.nextInt(CAUSES);
            String varied = VARIED[cause % VARIED.length].formatted(random.nextInt(250), random.nextInt(60_000));
            String word = Integer.toString(cause * 7_919 + 50_000, Character.MAX_RADIX)
                    .replaceAll("\\d", "x");
            messages.add(
                    "Error executing " + word + ": cannot use " + varied + " while the " + word + " is being read");
        }
        return List.copyOf(messages);
    }

    /** Masks, templates, ids: all that the command does but reading and writing. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public List<Signatures.Signature> signatures() {
        return Signatures.of(messages);
    }

    /** The masks alone. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void masks(Blackhole sink) {
        messages.forEach(message -> sink.consume(Masks.mask(message)));
    }
}

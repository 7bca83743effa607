package dev.patternengine.bench;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.List;
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

/** What an observation costs: to read, to learn by all four miners, to measure. Per observation, in batches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class LearningBenchmark {
    private static final int BATCH = 64;

    private final byte[][] lines = Lines.bytes();
    private final Observation[] observations = Lines.observations(lines);
    private Offline unmeasured;
    private Offline measured;
    private int next;

    /** The first line of the next batch; the end of the file begins new models, so that none grows for ever. */
    private int advance() {
        if (unmeasured == null || next + BATCH > lines.length) {
            next = 0;
            unmeasured = new Offline(StandardMiners.ALL, new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0));
            measured = new Offline(StandardMiners.ALL, LearnerLimits.DEFAULT);
        }
        int first = next;
        next += BATCH;
        return first;
    }

    /** One strict parse of each line. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void parse(Blackhole sink) {
        int first = advance();
        for (int line = first; line < first + BATCH; line++) {
            sink.consume(ObservationReader.read(lines[line]));
        }
    }

    /** Four miners learn, without measuring themselves. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void learn(Blackhole sink) {
        int first = advance();
        List<Placed> placed = new ArrayList<>(BATCH);
        for (int line = first; line < first + BATCH; line++) {
            placed.add(unmeasured.place(observations[line]));
        }
        sink.consume(unmeasured.observe(placed));
    }

    /** Four miners predict, measure and learn, one observation at a time. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void learnAndMeasure() {
        int first = advance();
        for (int line = first; line < first + BATCH; line++) {
            measured.observe(observations[line]);
        }
    }

    /** What a replay of a file does: parse, place, learn. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void replay(Blackhole sink) {
        int first = advance();
        List<Placed> placed = new ArrayList<>(BATCH);
        for (int line = first; line < first + BATCH; line++) {
            placed.add(unmeasured.place(((Parsed.Accepted<Observation>) ObservationReader.read(lines[line])).value()));
        }
        sink.consume(unmeasured.observe(placed));
    }
}

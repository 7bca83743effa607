package dev.patternengine.examples;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Pattern;
import dev.patternengine.message.Bus;
import dev.patternengine.message.ExamplesMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.TemplateMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.mining.Recogniser.Recognition;
import dev.patternengine.mining.performance.PerformanceCases;
import dev.patternengine.mining.recovery.RecoveryCases;
import dev.patternengine.mining.sequence.SequenceCases;
import dev.patternengine.mining.sequence.WorkflowCases;
import dev.patternengine.mining.tool.ToolCases;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for cases of a pattern in the newest part of the log: first in {@value #FEW} bytes of it, then, where those do not have as many
 * cases as are wanted, in {@value #MANY}. Each part is read twice, because what was erased or taken back is said after it. Deploy one
 * instance as a worker: it takes what was read apart, a megabyte at a time.
 *
 * <p>After {@value #LONGEST_SECONDS} s nothing more is read. What is told then is the newest part that was read whole, or, where not even
 * that was, its older end; nothing before all decisions of a part are known. The answer says that it was cut short.
 *
 * <p>Cost: about 10 µs for each observation in that part of the log, whosever it is, so about a second for {@value #MANY} bytes. Memory: a megabyte of the log as
 * objects, and what a recogniser remembers. One search a tenant and {@value #MOST} a node at a time; others are refused.
 */
public final class ExamplesVerticle extends VerticleBase {
    static final long FEW = 4 << 20;
    static final long MANY = 32 << 20;
    static final long LONGEST_SECONDS = 5;
    private static final int MOST = 2;

    private static final Logger LOGGER = LoggerFactory.getLogger(ExamplesVerticle.class);

    private final Bus bus;
    private final Log log;
    private final LongSupplier nanos;
    private final Set<String> searching = new HashSet<>();

    /** @param nanos tells how time goes by, in nanoseconds from anywhere */
    public ExamplesVerticle(Bus bus, Log log, LongSupplier nanos) {
        this.bus = bus;
        this.log = log;
        this.nanos = nanos;
    }

    @Override
    public Future<?> start() {
        return bus.serve(Topics.EXAMPLES, this::search);
    }

    private Future<Examples> search(ExamplesMessage wanted) {
        String tenant = wanted.tenant();
        if (searching.contains(tenant) || searching.size() == MOST) {
            return Future.failedFuture(
                    new Refused(Reason.OVERLOADED, "others are being looked for: ask again in a moment"));
        }
        searching.add(tenant);
        Deadline deadline = new Deadline(nanos, TimeUnit.SECONDS.toNanos(LONGEST_SECONDS));
        return signatures(tenant, wanted.pattern().detail())
                .compose(signatures -> search(wanted, signatures, deadline))
                .map(reading -> reading.told(log.level() != Level.RECEIVED))
                .recover(failure -> Future.failedFuture(explained(failure)))
                .onComplete(done -> searching.remove(tenant));
    }

    private static Throwable explained(Throwable failure) {
        if (!(LogFailure.unwrapped(failure) instanceof LogFailure)) {
            return failure;
        }
        LOGGER.warn(
                "examples could not be looked for: {}",
                LogFailure.unwrapped(failure).toString());
        return new Refused(Reason.UNAVAILABLE, "the log cannot be read now", failure);
    }

    private Future<Set<Long>> signatures(String tenant, Pattern.Detail detail) {
        return detail instanceof Pattern.Recovery recovery
                ? bus.request(Topics.signatures(Kind.RECOVERY), new TemplateMessage(tenant, recovery.signature()))
                        .map(found -> found.signatures())
                : Future.succeededFuture(Set.of());
    }

    private Future<Reading> search(ExamplesMessage wanted, Set<Long> signatures, Deadline deadline) {
        return search(wanted, signatures, FEW, deadline)
                .compose(few -> few.isEnough()
                        ? Future.succeededFuture(few)
                        : search(wanted, signatures, MANY, deadline)
                                .map(many -> many.isCutShort() ? few.cutShort() : many));
    }

    private Future<Reading> search(ExamplesMessage wanted, Set<Long> signatures, long bytes, Deadline deadline) {
        Forgotten forgotten = new Forgotten(wanted.tenant());
        Reading reading = new Reading(recognition(wanted.pattern(), signatures), forgotten, wanted.limit());
        return read(bytes, deadline.until(forgotten::read))
                .compose(read -> read(bytes, deadline.until(reading::read)))
                .map(reading)
                .recover(failure -> LogFailure.unwrapped(failure) instanceof Deadline.OverException
                        ? Future.succeededFuture(reading.cutShort())
                        : Future.failedFuture(failure));
    }

    private static Recognition recognition(Pattern pattern, Set<Long> signatures) {
        Pattern.Detail detail = pattern.detail();
        if (detail instanceof Pattern.Sequence sequence) {
            return SequenceCases.of(pattern, sequence);
        }
        if (detail instanceof Pattern.Workflow workflow) {
            return WorkflowCases.of(workflow);
        }
        if (detail instanceof Pattern.Recovery recovery) {
            return RecoveryCases.of(recovery, signatures);
        }
        return detail instanceof Pattern.Tool tool
                ? ToolCases.of(pattern, tool)
                : PerformanceCases.of((Pattern.Performance) detail);
    }

    private Future<Void> read(long bytes, Consumer<List<Entry>> sink) {
        Executor turn = chunk -> context.runOnContext(now -> chunk.run());
        return Future.fromCompletionStage(log.newest(bytes).readAll(turn, sink), context);
    }
}

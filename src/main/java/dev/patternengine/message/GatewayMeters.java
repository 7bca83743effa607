package dev.patternengine.message;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.metrics.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts what goes through the gateway. Meters are looked up once; a submission costs about a tenth of a microsecond. */
final class GatewayMeters {
    private static final List<String> MATCHES = List.of("strong", "partial", "none");

    private final DistributionSummary batches;
    private final Timer acknowledgements;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter invalid;
    private final Map<Refused.Reason, Counter> refused = new EnumMap<>(Refused.Reason.class);
    private final Map<Kind, List<Timer>> advice = new EnumMap<>(Kind.class);
    private final Map<Kind, Timer> failures = new EnumMap<>(Kind.class);

    GatewayMeters(MeterRegistry registry) {
        batches = DistributionSummary.builder(MeterNames.BATCH).register(registry);
        acknowledgements = Timer.builder(MeterNames.ACKNOWLEDGE).register(registry);
        stored = observations(registry, "stored");
        duplicates = observations(registry, "duplicate");
        invalid = observations(registry, "rejected");
        for (Refused.Reason reason : Refused.Reason.values()) {
            refused.put(reason, observations(registry, reason.name().toLowerCase(Locale.ROOT)));
        }
        Kind.ALL.forEach(kind -> advice.put(
                kind,
                MATCHES.stream().map(match -> answers(registry, kind, match)).toList()));
        Kind.ALL.forEach(kind -> failures.put(kind, answers(registry, kind, "failed")));
    }

    private static Counter observations(MeterRegistry registry, String outcome) {
        return Counter.builder(MeterNames.OBSERVATIONS)
                .tag(MeterNames.OUTCOME, outcome)
                .register(registry);
    }

    private static Timer answers(MeterRegistry registry, Kind kind, String match) {
        return Timer.builder(MeterNames.ADVICE)
                .tag(MeterNames.KIND, kind.label())
                .tag(MeterNames.MATCH, match)
                .register(registry);
    }

    /** Counts a submission of so many observations, and how it ends. */
    Future<AcknowledgementMessage> submission(int size, Future<AcknowledgementMessage> acknowledgement) {
        long begun = System.nanoTime();
        batches.record(size);
        return acknowledgement.onComplete(done -> {
            if (done.succeeded()) {
                acknowledgements.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                int known = done.result().duplicates().size();
                stored.increment(size - known);
                duplicates.increment(known);
            } else {
                refused.get(reason(done.cause())).increment(size);
            }
        });
    }

    private static Refused.Reason reason(Throwable failure) {
        return failure instanceof Refused refused ? refused.reason() : Refused.Reason.BROKEN;
    }

    /** Counts observations that did not get as far as a submission. */
    void rejected(int number) {
        invalid.increment(number);
    }

    /** Counts a question, and how it is answered. */
    Future<Answer> question(Kind kind, Future<Answer> answer) {
        long begun = System.nanoTime();
        return answer.onComplete(done -> {
            Timer timer = done.succeeded() ? advice.get(kind).get(match(done.result())) : failures.get(kind);
            timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        });
    }

    private static int match(Answer answer) {
        if (answer.items().isEmpty()) {
            return 2;
        }
        return answer.strong() ? 0 : 1;
    }
}

package dev.patternengine.http;

import dev.patternengine.domain.Question;
import dev.patternengine.json.AdviceWriter;
import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.OutcomeReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Problem;
import dev.patternengine.json.QuestionReader;
import dev.patternengine.json.Rejection;
import dev.patternengine.json.Report;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Answers questions, and takes reports of what became of the answers. */
final class AdviceRoutes {
    private static final JsonWriter<AcknowledgementMessage> ACKNOWLEDGEMENTS = (acknowledgement, out) -> {
        out.writeStartObject();
        out.writeStringField("level", acknowledgement.level().label());
        out.writeBooleanField("duplicate", !acknowledgement.duplicates().isEmpty());
        out.writeEndObject();
    };
    private static final AdviceWriter ADVICE = new AdviceWriter();

    private final Gateway gateway;
    private final Clock clock;

    AdviceRoutes(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    void recommend(RoutingContext context) {
        long seed = ThreadLocalRandom.current().nextLong();
        Parsed<Question> parsed = QuestionReader.read(Bodies.bytes(context), clock.millis(), seed);
        ifAccepted(context, parsed, question -> gateway.recommend(
                        Caller.of(context).tenant(), question)
                .onSuccess(advice -> Replies.ok(context, ADVICE, advice))
                .onFailure(failure -> Replies.failed(context, failure)));
    }

    /** Answers a question that came over the bus; a mistake in it is refused as invalid, naming the field. */
    Future<byte[]> answer(String tenant, byte[] asked) {
        long seed = ThreadLocalRandom.current().nextLong();
        Parsed<Question> parsed = QuestionReader.read(asked, clock.millis(), seed);
        if (parsed instanceof Parsed.Accepted<Question> accepted) {
            return gateway.recommend(tenant, accepted.value()).map(ADVICE::bytes);
        }
        Rejection rejection = ((Parsed.Refused<Question>) parsed).rejection();
        return Future.failedFuture(
                new Refused(Refused.Reason.INVALID, Problem.refused(rejection).detail()));
    }

    void report(RoutingContext context) {
        Parsed<Report> parsed = OutcomeReader.read(Bodies.bytes(context));
        ifAccepted(context, parsed, report -> gateway.report(
                        Caller.of(context).tenant(),
                        report.recommendation(),
                        report.followed(),
                        report.success(),
                        report.executionTime())
                .onSuccess(acknowledgement -> Replies.ok(context, ACKNOWLEDGEMENTS, acknowledgement))
                .onFailure(failure -> Replies.failed(context, failure)));
    }

    private static <T> void ifAccepted(RoutingContext context, Parsed<T> parsed, Consumer<T> action) {
        if (parsed instanceof Parsed.Accepted<T> accepted) {
            action.accept(accepted.value());
        } else if (parsed instanceof Parsed.Refused<T> refused) {
            Replies.refused(context, refused.rejection());
        }
    }
}

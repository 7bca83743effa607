package dev.patternengine.http;

import dev.patternengine.domain.Review;
import dev.patternengine.json.Names;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.PatternWriter;
import dev.patternengine.json.Problem;
import dev.patternengine.json.ReviewReader;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Refused;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** Takes what people say about patterns. */
final class ReviewRoutes {
    private static final PatternWriter PATTERNS = new PatternWriter();

    private final Gateway gateway;
    private final Clock clock;

    ReviewRoutes(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    void review(RoutingContext context) {
        Parsed<Review> parsed = ReviewReader.read(
                Bodies.bytes(context), clock.millis(), Caller.of(context).shown());
        if (parsed instanceof Parsed.Accepted<Review> accepted) {
            decide(context, accepted.value());
        } else if (parsed instanceof Parsed.Refused<Review> refused) {
            Replies.refused(context, refused.rejection());
        }
    }

    void takeBack(RoutingContext context) {
        Parameters query = new Parameters(context.queryParams());
        try {
            String by = query.text("by");
            if (by.isEmpty() || Names.isBlank(by)) {
                throw query.mistake("by", "is required and must not be blank");
            }
            decide(
                    context,
                    new Review(
                            Review.Verdict.NONE,
                            by,
                            "",
                            clock.millis(),
                            Caller.of(context).shown()));
        } catch (Parameters.MistakeException mistake) {
            Replies.problem(context, Problem.refused(mistake.getMessage()));
        }
    }

    /** There is room again when people take back what they said, and not before. */
    private static void decline(RoutingContext context, Throwable failure) {
        if (failure instanceof Refused refused && refused.reason() == Refused.Reason.EXHAUSTED) {
            Replies.failedForLong(context, failure);
        } else {
            Replies.failed(context, failure);
        }
    }

    private void decide(RoutingContext context, Review review) {
        gateway.review(Caller.of(context).tenant(), context.pathParam("id"), review)
                .onSuccess(found -> found.ifPresentOrElse(
                        pattern -> Replies.ok(context, PATTERNS, pattern),
                        () -> Replies.notFound(context, "no pattern has this id")))
                .onFailure(failure -> decline(context, failure));
    }
}

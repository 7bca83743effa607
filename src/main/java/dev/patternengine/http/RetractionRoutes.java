package dev.patternengine.http;

import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.RetractionReader;
import dev.patternengine.json.RetractionReader.Wanted;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.RetractedMessage;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back what observations taught. */
final class RetractionRoutes {
    private static final Logger LOGGER = LoggerFactory.getLogger(RetractionRoutes.class);
    private static final JsonWriter<RetractedMessage> RETRACTED = (retracted, out) -> {
        out.writeStartObject();
        out.writeNumberField("retracted", retracted.observations());
        out.writeNumberField("entries", retracted.entries());
        out.writeNumberField("mixed", retracted.mixed());
        out.writeFieldName("reaches_back_to");
        if (retracted.since() == Long.MAX_VALUE) {
            out.writeNull();
        } else {
            out.writeString(Instant.ofEpochMilli(retracted.since()).toString());
        }
        out.writeEndObject();
    };

    private final Gateway gateway;

    RetractionRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void retract(RoutingContext context) {
        Parsed<Wanted> parsed = RetractionReader.read(Bodies.bytes(context));
        if (parsed instanceof Parsed.Accepted<Wanted> accepted) {
            retract(context, accepted.value());
        } else if (parsed instanceof Parsed.Refused<Wanted> refused) {
            Replies.refused(context, refused.rejection());
        }
    }

    private void retract(RoutingContext context, Wanted wanted) {
        gateway.retract(Caller.of(context).tenant(), wanted.agent(), wanted.from(), wanted.to(), wanted.dry())
                .onSuccess(retracted -> {
                    if (!wanted.dry()) {
                        LOGGER.info("{} observations were retracted", retracted.observations());
                    }
                    Replies.ok(context, RETRACTED, retracted);
                })
                .onFailure(failure -> Replies.failed(context, failure));
    }
}

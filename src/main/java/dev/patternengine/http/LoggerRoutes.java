package dev.patternengine.http;

import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.LevelReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Problem;
import dev.patternengine.logging.LogLevel;
import dev.patternengine.logging.LogLevels;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows and changes how much is logged, while the process runs. */
final class LoggerRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LoggerRoutes.class);
    private static final JsonWriter<LogLevel> LEVEL = (level, out) -> {
        out.writeStartObject();
        out.writeStringField("name", level.name());
        out.writeStringField("level", level.own().isEmpty() ? null : level.own());
        out.writeStringField("effective_level", level.effective());
        out.writeEndObject();
    };

    void show(RoutingContext context) {
        answer(context, LogLevels.find(context.pathParam("name")));
    }

    void change(RoutingContext context) {
        Parsed<String> parsed = LevelReader.read(Bodies.bytes(context));
        if (parsed instanceof Parsed.Accepted<String> accepted) {
            change(context, context.pathParam("name"), accepted.value());
        } else if (parsed instanceof Parsed.Refused<String> refused) {
            Replies.refused(context, refused.rejection());
        }
    }

    private static void change(RoutingContext context, String name, String level) {
        if (!LogLevels.isAllowed(name, level)) {
            Replies.problem(
                    context,
                    Problem.of(
                            400,
                            "Bad input",
                            "only loggers of the engine may log DEBUG and TRACE: those of others may show data"));
            return;
        }
        Optional<LogLevel> changed = LogLevels.set(name, level);
        changed.ifPresent(now -> LOG.info("{} logs {} from now on", now.name(), now.effective()));
        answer(context, changed);
    }

    private static void answer(RoutingContext context, Optional<LogLevel> level) {
        level.ifPresentOrElse(
                found -> Replies.ok(context, LEVEL, found),
                () -> Replies.notFound(context, "nothing has logged by this name"));
    }
}

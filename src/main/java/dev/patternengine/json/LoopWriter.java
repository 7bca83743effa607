package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.LoopWarning;
import java.io.IOException;
import java.util.Optional;

/** Writes loops, and warnings of them. */
public final class LoopWriter implements JsonWriter<LoopWarning> {
    @Override
    public void write(LoopWarning warning, JsonGenerator out) throws IOException {
        out.writeStartObject();
        Output.text(out, "session", warning.session());
        Output.text(out, "agent", warning.agent());
        Output.moment(out, "at", warning.at());
        field("loop", Optional.of(warning.loop()), out);
        out.writeEndObject();
    }

    void field(String name, Optional<Loop> loop, JsonGenerator out) throws IOException {
        out.writeFieldName(name);
        if (loop.isEmpty()) {
            out.writeNull();
        } else {
            write(loop.get(), out);
        }
    }

    private static void write(Loop loop, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("form", loop.form().label());
        Output.texts(out, "tasks", loop.tasks());
        Output.text(out, "error", loop.error());
        out.writeNumberField("times", loop.times());
        out.writeNumberField("steps", loop.steps());
        Output.figure(out, "seconds", loop.seconds());
        out.writeStringField("text", loop.text());
        out.writeEndObject();
    }
}

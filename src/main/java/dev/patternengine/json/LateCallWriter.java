package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.LateCall;
import java.io.IOException;

/** Writes warnings of calls that are late. */
public final class LateCallWriter implements JsonWriter<LateCall> {
    @Override
    public void write(LateCall call, JsonGenerator out) throws IOException {
        out.writeStartObject();
        Output.text(out, "session", call.session());
        Output.text(out, "agent", call.agent());
        out.writeStringField("task", call.task());
        Output.text(out, "tool", call.tool());
        Output.moment(out, "started_at", call.startedAt());
        Output.figure(out, "seconds", call.seconds());
        Output.figure(out, "median", call.median());
        Output.figure(out, "most", call.most());
        out.writeNumberField("support", call.support());
        out.writeStringField("text", call.text());
        out.writeEndObject();
    }
}

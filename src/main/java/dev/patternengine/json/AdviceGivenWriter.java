package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.AdviceGiven;
import java.io.IOException;

/** Writes word of advice given: who asked about what, and the answer. */
public final class AdviceGivenWriter implements JsonWriter<AdviceGiven> {
    private static final AdviceWriter ADVICE = new AdviceWriter();

    @Override
    public void write(AdviceGiven given, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("node", given.node());
        Output.moment(out, "at", given.at());
        Output.text(out, "session", given.question().session());
        Output.text(out, "task", given.question().task());
        out.writeBooleanField("failed", !given.question().error().isEmpty());
        out.writeFieldName("advice");
        ADVICE.write(given.advice(), out);
        out.writeEndObject();
    }
}

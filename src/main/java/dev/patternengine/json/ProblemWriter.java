package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a problem as {@code application/problem+json}. */
public final class ProblemWriter implements JsonWriter<Problem> {
    @Override
    public void write(Problem problem, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "about:blank");
        out.writeStringField("title", problem.title());
        out.writeNumberField("status", problem.status());
        Output.text(out, "detail", problem.detail());
        out.writeArrayFieldStart("errors");
        for (Rejection error : problem.errors()) {
            rejection(error, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** One mistake: its line where there are lines, its field, and what is wrong. */
    static void rejection(Rejection error, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (error.line() > 0) {
            out.writeNumberField("line", error.line());
        }
        out.writeStringField("pointer", error.pointer());
        out.writeStringField("detail", error.reason());
        out.writeEndObject();
    }
}

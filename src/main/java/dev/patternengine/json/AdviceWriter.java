package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Origin;
import java.io.IOException;
import java.util.Locale;

/** Writes the answer to a question. */
public final class AdviceWriter implements JsonWriter<Advice> {
    @Override
    public void write(Advice advice, JsonGenerator out) throws IOException {
        out.writeStartObject();
        Output.text(out, "id", advice.id());
        out.writeStringField("match", advice.match().name().toLowerCase(Locale.ROOT));
        out.writeArrayFieldStart("items");
        for (Advice.Item item : advice.items()) {
            item(item, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("silent");
        for (Advice.Silence silence : advice.silent()) {
            silence(silence, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void item(Advice.Item item, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", item.kind().label());
        out.writeStringField("action", item.action());
        Output.further(out, "then", item.then());
        Output.figure(out, "confidence", item.confidence());
        Output.interval(out, "interval", item.interval());
        out.writeNumberField("support", item.support());
        Output.figure(out, "expected_time", item.expectedTime());
        out.writeStringField("reason", item.reason());
        Output.text(out, "pattern", item.pattern());
        out.writeBooleanField("avoid", item.avoid());
        Output.figure(out, "propensity", item.propensity());
        if (!item.origins().isEmpty()) {
            Output.objects(out, "origins", item.origins(), AdviceWriter::origin);
        }
        out.writeEndObject();
    }

    private static void origin(Origin origin, JsonGenerator out) throws IOException {
        out.writeStringField("origin", origin.name());
        out.writeBooleanField("contradicts", origin.contradicts());
        rate(origin.rate(), out);
        if (origin.better().isEmpty()) {
            out.writeNullField("better");
        } else {
            better(origin.better().get(), out);
        }
    }

    private static void better(Origin.Better better, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("better");
        out.writeStringField("action", better.action());
        rate(better.rate(), out);
        out.writeEndObject();
    }

    private static void rate(Origin.Rate rate, JsonGenerator out) throws IOException {
        Output.figure(out, "share", rate.share());
        Output.interval(out, "interval", rate.interval());
        out.writeNumberField("support", rate.support());
    }

    private static void silence(Advice.Silence silence, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", silence.kind().label());
        out.writeStringField("reason", silence.reason());
        out.writeNumberField("needs", silence.needs());
        out.writeEndObject();
    }
}

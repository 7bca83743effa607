package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.PatternChanges;
import java.io.IOException;
import java.util.List;

/** Writes what became of patterns. */
public final class PatternChangesWriter implements JsonWriter<PatternChanges> {
    private static final JsonWriter<List<Pattern>> PATTERNS = new PatternWriter().list();

    @Override
    public void write(PatternChanges changes, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", changes.kind().label());
        patterns("found", changes.found(), out);
        patterns("changed", changes.changed(), out);
        patterns("closed", changes.closed(), out);
        Output.texts(out, "gone", changes.gone());
        out.writeNumberField("left_out", changes.leftOut());
        out.writeEndObject();
    }

    private static void patterns(String field, List<Pattern> patterns, JsonGenerator out) throws IOException {
        out.writeFieldName(field);
        PATTERNS.write(patterns, out);
    }
}

package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import java.io.IOException;

/** Writes the lines of an export: each an object whose {@code type} says what it is. */
public final class ExportWriter implements JsonWriter<ExportWriter.Line> {
    private static final int VERSION = 1;

    private final PatternWriter patterns = new PatternWriter();
    private final QualityWriter qualities = new QualityWriter();

    /** One line. */
    public sealed interface Line {
        /**
         * The first.
         *
         * @param at epoch milliseconds
         */
        record Head(String tenant, long at) implements Line {}

        /** A pattern. */
        record Found(Pattern pattern) implements Line {}

        /** A miner's record of itself. */
        record Measured(Quality quality) implements Line {}

        /** The last: without it, the export is not whole. */
        record End(long patterns) implements Line {}
    }

    @Override
    public void write(Line line, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (line instanceof Line.Head head) {
            out.writeStringField("type", "export");
            out.writeNumberField("version", VERSION);
            out.writeStringField("tenant", head.tenant());
            Output.moment(out, "at", head.at());
        } else if (line instanceof Line.Found found) {
            out.writeStringField("type", "pattern");
            out.writeFieldName("pattern");
            patterns.write(found.pattern(), out);
        } else if (line instanceof Line.Measured measured) {
            out.writeStringField("type", "statistics");
            out.writeStringField("kind", measured.quality().kind().label());
            out.writeFieldName("figures");
            qualities.write(measured.quality(), out);
        } else if (line instanceof Line.End end) {
            out.writeStringField("type", "end");
            out.writeNumberField("patterns", end.patterns());
        }
        out.writeEndObject();
    }
}

package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Quality;
import java.io.IOException;
import java.util.List;

/** Writes the records of several miners, each under the name of its kind, and what is wrong with what is observed. */
public final class StatsWriter implements JsonWriter<StatsWriter.Stats> {
    private final QualityWriter quality = new QualityWriter();

    /**
     * What is known of how well it goes.
     *
     * @param qualities of the miners
     * @param warnings for people
     */
    public record Stats(List<Quality> qualities, List<String> warnings) {
        public Stats {
            qualities = List.copyOf(qualities);
            warnings = List.copyOf(warnings);
        }
    }

    @Override
    public void write(Stats stats, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Quality each : stats.qualities()) {
            out.writeFieldName(each.kind().label());
            quality.write(each, out);
        }
        out.writeArrayFieldStart("warnings");
        for (String warning : stats.warnings()) {
            out.writeString(warning);
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}

package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Quality;
import java.io.IOException;
import java.util.List;

/** Writes the records of several miners, each under the name of its kind. */
public final class StatsWriter implements JsonWriter<List<Quality>> {
    private final QualityWriter quality = new QualityWriter();

    @Override
    public void write(List<Quality> qualities, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Quality each : qualities) {
            out.writeFieldName(each.kind().label());
            quality.write(each, out);
        }
        out.writeEndObject();
    }
}

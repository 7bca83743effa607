package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Quality;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a miner's figures as an object; a dot in a name nests the figure. Figures of one group need not be neighbours. */
public final class QualityWriter implements JsonWriter<Quality> {
    @Override
    public void write(Quality quality, JsonGenerator out) throws IOException {
        Group root = new Group(new LinkedHashMap<>(), new LinkedHashMap<>());
        quality.figures().forEach(root::put);
        out.writeStartObject();
        root.write(out);
        out.writeEndObject();
    }

    /** Figures by name, and groups of figures by name. */
    private record Group(Map<String, Double> figures, Map<String, Group> groups) {
        void put(String name, double value) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                figures.put(name, value);
            } else {
                groups.computeIfAbsent(
                                name.substring(0, dot),
                                group -> new Group(new LinkedHashMap<>(), new LinkedHashMap<>()))
                        .put(name.substring(dot + 1), value);
            }
        }

        void write(JsonGenerator out) throws IOException {
            for (Map.Entry<String, Double> figure : figures.entrySet()) {
                Output.figure(out, figure.getKey(), figure.getValue());
            }
            for (Map.Entry<String, Group> group : groups.entrySet()) {
                out.writeObjectFieldStart(group.getKey());
                group.getValue().write(out);
                out.writeEndObject();
            }
        }
    }
}

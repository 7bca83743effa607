package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes values of one type as JSON. Every field of a shape is always there: what is unknown is null.
 *
 * @param <T> what is written
 */
@FunctionalInterface
public interface JsonWriter<T> {
    /** Writes one value. */
    void write(T value, JsonGenerator out) throws IOException;

    /** The value as a document in UTF-8. */
    default byte[] bytes(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = Output.FACTORY.createGenerator(bytes)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A writer of arrays of such values. */
    default JsonWriter<List<T>> list() {
        return (values, out) -> {
            out.writeStartArray();
            for (T value : values) {
                write(value, out);
            }
            out.writeEndArray();
        };
    }

    /** A writer of pages: {@code items} and {@code next_cursor}. */
    default JsonWriter<Page<T>> page() {
        return (page, out) -> {
            out.writeStartObject();
            out.writeFieldName("items");
            list().write(page.items(), out);
            Output.text(out, "next_cursor", page.nextCursor());
            out.writeEndObject();
        };
    }

    /**
     * A part of a longer list.
     *
     * @param nextCursor where the next page begins; empty after the last one
     */
    record Page<T>(List<T> items, String nextCursor) {
        public Page {
            items = List.copyOf(items);
        }
    }
}

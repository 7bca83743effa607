package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Interval;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The fields that all writers share; unknown is null. */
final class Output {
    static final JsonFactory FACTORY = new JsonFactory();

    private Output() {}

    static void text(JsonGenerator out, String field, String value) throws IOException {
        out.writeFieldName(field);
        if (value.isEmpty()) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    static void figure(JsonGenerator out, String field, double value) throws IOException {
        out.writeFieldName(field);
        if (!Double.isFinite(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }

    static void interval(JsonGenerator out, String field, Interval interval) throws IOException {
        out.writeFieldName(field);
        out.writeArray(new double[] {interval.low(), interval.high()}, 0, 2);
    }

    static void moment(JsonGenerator out, String field, long millis) throws IOException {
        out.writeStringField(field, Instant.ofEpochMilli(millis).toString());
    }

    /** An array of objects, each with the fields that are written for it. */
    static <T> void objects(JsonGenerator out, String field, List<T> values, JsonWriter<T> fields) throws IOException {
        out.writeArrayFieldStart(field);
        for (T value : values) {
            out.writeStartObject();
            fields.write(value, out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Nothing when there are none. */
    static void further(JsonGenerator out, String field, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            texts(out, field, values);
        }
    }

    static void texts(JsonGenerator out, String field, List<String> values) throws IOException {
        out.writeArrayFieldStart(field);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}

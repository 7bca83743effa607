package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import java.io.IOException;

/** Writes an observation as it is sent: what it does not tell is left out. */
public final class ObservationWriter implements JsonWriter<Observation> {
    @Override
    public void write(Observation observation, JsonGenerator out) throws IOException {
        out.writeStartObject();
        told(out, "id", observation.id());
        told(out, "session", observation.session());
        told(out, "agent", observation.agent());
        told(out, "task", observation.task());
        told(out, "tool", observation.tool());
        if (observation.timestamp() != Observation.NO_TIMESTAMP) {
            Output.moment(out, "timestamp", observation.timestamp());
        }
        told(out, "execution_time", observation.executionTime());
        success(observation.success(), out);
        told(out, "error", observation.error());
        attributes(out, "context", observation.context());
        attributes(out, "params", observation.params());
        told(out, "outcome", observation.outcome());
        told(out, "started", observation.started());
        told(out, "end", observation.end());
        out.writeEndObject();
    }

    private static void told(JsonGenerator out, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(field, text);
        }
    }

    private static void told(JsonGenerator out, String field, double number) throws IOException {
        if (!Double.isNaN(number)) {
            Output.figure(out, field, number);
        }
    }

    private static void told(JsonGenerator out, String field, boolean flag) throws IOException {
        if (flag) {
            out.writeBooleanField(field, true);
        }
    }

    private static void success(Success success, JsonGenerator out) throws IOException {
        if (success == Success.UNKNOWN) {
            out.writeNullField("success");
        } else {
            out.writeBooleanField("success", success == Success.YES);
        }
    }

    private static void attributes(JsonGenerator out, String field, Attributes attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(field);
        for (Attribute attribute : attributes.items()) {
            value(out, attribute.name(), attribute.value());
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, String name, Value value) throws IOException {
        if (value instanceof Value.Numeric numeric) {
            Output.figure(out, name, numeric.number());
        } else if (value instanceof Value.Flag flag) {
            out.writeBooleanField(name, flag.set());
        } else {
            out.writeStringField(name, value.text());
        }
    }
}

package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import java.io.IOException;
import java.util.List;

/** Writes what people may see of a key, and right after it was made the key itself. */
public final class KeyWriter implements JsonWriter<ApiKey> {
    /** A key that was just made, with its secret. */
    public record Made(ApiKey key, String secret) {}

    /** Writes a key that was just made. */
    public static final JsonWriter<Made> MADE = (made, out) -> {
        out.writeStartObject();
        out.writeStringField("key", made.secret());
        fields(made.key(), out);
        out.writeEndObject();
    };

    /** Writes a list of keys. */
    public static final JsonWriter<List<ApiKey>> LIST = (keys, out) -> {
        out.writeStartObject();
        out.writeFieldName("items");
        new KeyWriter().list().write(keys, out);
        out.writeEndObject();
    };

    @Override
    public void write(ApiKey key, JsonGenerator out) throws IOException {
        out.writeStartObject();
        fields(key, out);
        out.writeEndObject();
    }

    private static void fields(ApiKey key, JsonGenerator out) throws IOException {
        out.writeStringField("id", key.id());
        out.writeStringField("prefix", key.prefix());
        out.writeStringField("tenant", key.tenant());
        Output.texts(
                out, "roles", key.roles().stream().sorted().map(Role::label).toList());
        Output.text(out, "note", key.note());
        Output.moment(out, "created_at", key.created());
        if (key.holds()) {
            out.writeNullField("revoked_at");
        } else {
            Output.moment(out, "revoked_at", key.revoked());
        }
    }
}

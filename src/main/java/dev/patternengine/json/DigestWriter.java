package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.ModelDigest;
import java.io.IOException;
import java.util.List;

/**
 * Writes what a node's models come to.
 *
 * @param node the id of the node
 */
public record DigestWriter(String node) implements JsonWriter<List<ModelDigest>> {
    @Override
    public void write(List<ModelDigest> digests, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("node", node);
        Output.objects(out, "items", digests, DigestWriter::digest);
        out.writeEndObject();
    }

    private static void digest(ModelDigest digest, JsonGenerator out) throws IOException {
        out.writeStringField("kind", digest.kind().label());
        out.writeNumberField("tenants", digest.tenants());
        out.writeNumberField("cells", digest.cells());
        out.writeStringField("digest", digest.digest());
    }
}

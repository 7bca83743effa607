package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.FederationChange;
import java.io.IOException;
import java.util.Locale;

/** Writes what changed in a cluster, with how it looks now. */
public final class FederationChangeWriter implements JsonWriter<FederationChange> {
    private static final FederationWriter STATUS = new FederationWriter();

    @Override
    public void write(FederationChange change, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("change", change.what().name().toLowerCase(Locale.ROOT));
        Output.text(out, "about", change.about());
        Output.moment(out, "at", change.at());
        out.writeFieldName("status");
        STATUS.write(change.now(), out);
        out.writeEndObject();
    }
}

package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.SessionView;
import java.io.IOException;

/** Writes an open session. */
public final class SessionWriter implements JsonWriter<SessionView> {
    @Override
    public void write(SessionView session, JsonGenerator out) throws IOException {
        out.writeStartObject();
        Output.text(out, "session", session.session());
        Output.text(out, "agent", session.agent());
        out.writeNumberField("observations", session.observations());
        out.writeNumberField("failures", session.failures());
        Output.moment(out, "first_seen", session.firstSeen());
        Output.moment(out, "last_seen", session.lastSeen());
        Output.texts(out, "recent", session.recent());
        out.writeEndObject();
    }
}

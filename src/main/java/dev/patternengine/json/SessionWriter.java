package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.SessionView;
import java.io.IOException;
import java.util.Optional;

/** Writes an open session, and the loop it is in. */
public final class SessionWriter implements JsonWriter<SessionWriter.Shown> {
    private static final LoopWriter LOOPS = new LoopWriter();

    /** A session with the loop it is in, if any. */
    public record Shown(SessionView session, Optional<Loop> loop) {}

    @Override
    public void write(Shown shown, JsonGenerator out) throws IOException {
        SessionView session = shown.session();
        out.writeStartObject();
        Output.text(out, "session", session.session());
        Output.text(out, "agent", session.agent());
        out.writeNumberField("observations", session.observations());
        out.writeNumberField("failures", session.failures());
        Output.moment(out, "first_seen", session.firstSeen());
        Output.moment(out, "last_seen", session.lastSeen());
        Output.texts(out, "recent", session.recent());
        LOOPS.field("loop", shown.loop(), out);
        out.writeEndObject();
    }
}

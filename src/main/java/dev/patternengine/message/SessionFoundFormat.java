package dev.patternengine.message;

import dev.patternengine.domain.SessionView;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Version 1: whether there is one, then its fields. */
final class SessionFoundFormat implements WireFormat<SessionFoundMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(SessionFoundMessage value, WireOutput out) {
        out.writeByte(VERSION).writeFlag(value.session().isPresent());
        value.session().ifPresent(view -> write(view, out));
    }

    private static void write(SessionView view, WireOutput out) {
        out.writeText(view.session())
                .writeText(view.agent())
                .writeCount(view.observations())
                .writeCount(view.failures())
                .writeSigned(view.firstSeen())
                .writeSigned(view.lastSeen())
                .writeCount(view.recent().size());
        view.recent().forEach(out::writeText);
    }

    @Override
    public SessionFoundMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new SessionFoundMessage(in.readFlag() ? Optional.of(view(in)) : Optional.empty());
    }

    private static SessionView view(WireInput in) {
        String session = in.readText();
        String agent = in.readText();
        long observations = in.readCount();
        long failures = in.readCount();
        long firstSeen = in.readSigned();
        long lastSeen = in.readSigned();
        List<String> recent = new ArrayList<>();
        for (int left = in.readSize(1); left > 0; left--) {
            recent.add(in.readText());
        }
        return new SessionView(session, agent, observations, failures, firstSeen, lastSeen, recent);
    }
}

package dev.patternengine.message;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** Version 1: tenant, session. */
final class SessionFormat implements WireFormat<SessionMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(SessionMessage value, WireOutput out) {
        out.writeByte(VERSION).writeText(value.tenant()).writeText(value.session());
    }

    @Override
    public SessionMessage read(WireInput in) {
        in.requireVersion(VERSION);
        String tenant = in.readText();
        return new SessionMessage(tenant, in.readText());
    }
}

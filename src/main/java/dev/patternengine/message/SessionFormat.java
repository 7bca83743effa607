package dev.patternengine.message;

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

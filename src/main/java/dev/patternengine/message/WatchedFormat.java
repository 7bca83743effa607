package dev.patternengine.message;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.HashSet;
import java.util.Set;

/** Version 1: node, number of tenants, tenants. */
final class WatchedFormat implements WireFormat<WatchedMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(WatchedMessage value, WireOutput out) {
        out.writeByte(VERSION)
                .writeText(value.node())
                .writeCount(value.tenants().size());
        value.tenants().forEach(out::writeText);
    }

    @Override
    public WatchedMessage read(WireInput in) {
        in.requireVersion(VERSION);
        String node = in.readText();
        Set<String> tenants = new HashSet<>();
        for (int left = in.readSize(1); left > 0; left--) {
            tenants.add(in.readText());
        }
        return new WatchedMessage(node, tenants);
    }
}

package dev.patternengine.message;

import dev.patternengine.domain.Evidence;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** One miner's part of an entry. Carries no version of its own: the entry does. Version 1 had no counts of names: all were 1. */
final class EvidenceFormat {
    private static final int LEAST_INCREMENT = 17;

    private EvidenceFormat() {}

    static void write(Evidence value, WireOutput out) {
        out.writeCount(value.names().size());
        value.names().forEach((symbol, name) -> writeName(symbol, name, out));
        out.writeCount(value.size());
        for (int place = 0; place < value.size(); place++) {
            out.writeLong(value.row(place)).writeLong(value.column(place)).writeSigned(value.delta(place));
        }
    }

    private static void writeName(long symbol, Evidence.Name name, WireOutput out) {
        out.writeLong(symbol).writeSigned(name.count());
        if (name.count() > 0) {
            out.writeText(name.text());
        }
    }

    static Evidence read(int version, WireInput in) {
        Evidence.Builder builder = new Evidence.Builder();
        for (int left = in.readSize(Long.BYTES + 1); left > 0; left--) {
            builder.name(in.readLong(), readName(version, in));
        }
        for (int left = in.readSize(LEAST_INCREMENT); left > 0; left--) {
            builder.add(in.readLong(), in.readLong(), in.readSigned());
        }
        return builder.build();
    }

    private static Evidence.Name readName(int version, WireInput in) {
        long count = version == EntryFormat.UNCOUNTED_NAMES ? 1 : in.readSigned();
        return new Evidence.Name(count > 0 ? in.readText() : "", count);
    }
}

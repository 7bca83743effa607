package dev.patternengine.message;

import dev.patternengine.domain.Evidence;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** One miner's part of an entry. Carries no version of its own: the entry does. */
final class EvidenceFormat {
    private static final int LEAST_INCREMENT = 17;

    private EvidenceFormat() {}

    static void write(Evidence value, WireOutput out) {
        out.writeCount(value.names().size());
        value.names().forEach((symbol, text) -> out.writeLong(symbol).writeText(text));
        out.writeCount(value.size());
        for (int place = 0; place < value.size(); place++) {
            out.writeLong(value.row(place)).writeLong(value.column(place)).writeSigned(value.delta(place));
        }
    }

    static Evidence read(WireInput in) {
        Evidence.Builder builder = new Evidence.Builder();
        for (int left = in.readSize(Long.BYTES + 1); left > 0; left--) {
            builder.name(in.readLong(), in.readText());
        }
        for (int left = in.readSize(LEAST_INCREMENT); left > 0; left--) {
            builder.add(in.readLong(), in.readLong(), in.readSigned());
        }
        return builder.build();
    }
}

package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Origin;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An item of an answer: place of the kind, action, confidence, interval, support, expected time, reason, pattern, whether to
 * avoid it, propensity; then what to do after the action, and the origins.
 */
final class ItemFormat implements WireFormat<Advice.Item> {
    /** The last version of answers whose items ended with the propensity. */
    static final int ALONE = 1;

    private static final WireFormat<Origin> ORIGIN = new OriginFormat();

    /** The last version whose items had no related patterns. */
    private static final int UNRELATED = 2;

    private final boolean alone;
    private final boolean unrelated;

    /** @param version of the answer */
    ItemFormat(int version) {
        alone = version <= ALONE;
        unrelated = version <= UNRELATED;
    }

    @Override
    public void write(Advice.Item value, WireOutput out) {
        out.writeByte(value.kind().place()).writeText(value.action()).writeDouble(value.confidence());
        write(value.interval(), out);
        out.writeSigned(value.support())
                .writeDouble(value.expectedTime())
                .writeText(value.reason())
                .writeText(value.pattern())
                .writeFlag(value.avoid())
                .writeDouble(value.propensity());
        write(value.then(), out);
        Lists.write(value.origins(), ORIGIN, out);
        write(value.related(), out);
    }

    @Override
    public Advice.Item read(WireInput in) {
        Kind kind = Kind.ALL.get(in.readByte());
        String action = in.readText();
        double confidence = in.readDouble();
        Interval interval = interval(in);
        long support = in.readSigned();
        double expectedTime = in.readDouble();
        String reason = in.readText();
        String pattern = in.readText();
        boolean avoid = in.readFlag();
        double propensity = in.readDouble();
        List<String> then = alone ? List.of() : texts(in);
        List<Origin> origins = alone ? List.of() : Lists.read(ORIGIN, in);
        List<String> related = unrelated ? List.of() : texts(in);
        return new Advice.Item(
                kind,
                action,
                then,
                confidence,
                interval,
                support,
                expectedTime,
                reason,
                pattern,
                avoid,
                propensity,
                origins,
                related);
    }

    private static void write(List<String> texts, WireOutput out) {
        out.writeCount(texts.size());
        texts.forEach(out::writeText);
    }

    private static List<String> texts(WireInput in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.readSize(1); left > 0; left--) {
            texts.add(in.readText());
        }
        return texts;
    }

    private static void write(Interval interval, WireOutput out) {
        out.writeDouble(interval.low()).writeDouble(interval.high());
    }

    private static Interval interval(WireInput in) {
        return new Interval(in.readDouble(), in.readDouble());
    }

    /** Name, whether it contradicts, rate, whether something was better, that and its rate. */
    private static final class OriginFormat implements WireFormat<Origin> {
        @Override
        public void write(Origin value, WireOutput out) {
            out.writeText(value.name()).writeFlag(value.contradicts());
            write(value.rate(), out);
            out.writeFlag(value.better().isPresent());
            value.better().ifPresent(better -> {
                out.writeText(better.action());
                write(better.rate(), out);
            });
        }

        private static void write(Origin.Rate rate, WireOutput out) {
            out.writeDouble(rate.share());
            ItemFormat.write(rate.interval(), out);
            out.writeSigned(rate.support());
        }

        @Override
        public Origin read(WireInput in) {
            String name = in.readText();
            boolean contradicts = in.readFlag();
            Origin.Rate rate = rate(in);
            Optional<Origin.Better> better =
                    in.readFlag() ? Optional.of(new Origin.Better(in.readText(), rate(in))) : Optional.empty();
            return new Origin(name, contradicts, rate, better);
        }

        private static Origin.Rate rate(WireInput in) {
            return new Origin.Rate(in.readDouble(), interval(in), in.readSigned());
        }
    }
}

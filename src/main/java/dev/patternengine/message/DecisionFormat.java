package dev.patternengine.message;

import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Review;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision: a byte for its sort, then its fields. Carries no version of its own: what holds it does.
 *
 * <pre>
 * 1 tenant erased     nothing
 * 2 session erased    key 8 bytes
 * 3 pattern reviewed  pattern; review without a key; read, and no longer written
 * 4 entries retracted count; so many numbers, each less the one before
 * 5 pattern reviewed  pattern; review, see {@link #writeReview}
 * </pre>
 */
final class DecisionFormat implements WireFormat<Decision> {
    private static final int TENANT_ERASED = 1;
    private static final int SESSION_ERASED = 2;
    private static final int PATTERN_REVIEWED_KEYLESS = 3;
    private static final int ENTRIES_RETRACTED = 4;
    private static final int PATTERN_REVIEWED = 5;

    @Override
    public void write(Decision value, WireOutput out) {
        if (value instanceof Decision.SessionErased erased) {
            out.writeByte(SESSION_ERASED).writeLong(erased.session());
        } else if (value instanceof Decision.PatternReviewed reviewed) {
            out.writeByte(PATTERN_REVIEWED).writeText(reviewed.pattern());
            writeReview(reviewed.review(), out);
        } else if (value instanceof Decision.EntriesRetracted retracted) {
            out.writeByte(ENTRIES_RETRACTED);
            writeAscending(retracted.entries(), out);
        } else {
            out.writeByte(TENANT_ERASED);
        }
    }

    @Override
    public Decision read(WireInput in) {
        int sort = in.readByte();
        return switch (sort) {
            case TENANT_ERASED -> new Decision.TenantErased();
            case SESSION_ERASED -> new Decision.SessionErased(in.readLong());
            case PATTERN_REVIEWED_KEYLESS -> new Decision.PatternReviewed(in.readText(), readReview(in, false));
            case PATTERN_REVIEWED -> new Decision.PatternReviewed(in.readText(), readReview(in, true));
            case ENTRIES_RETRACTED -> new Decision.EntriesRetracted(readAscending(in));
            default -> throw new WireException("unknown sort of decision " + sort);
        };
    }

    private static void writeAscending(List<Long> numbers, WireOutput out) {
        out.writeCount(numbers.size());
        long before = 0;
        for (long number : numbers) {
            out.writeCount(number - before);
            before = number;
        }
    }

    private static List<Long> readAscending(WireInput in) {
        List<Long> numbers = new ArrayList<>();
        long before = 0;
        for (int left = in.readSize(1); left > 0; left--) {
            before += in.readCount();
            numbers.add(before);
        }
        return numbers;
    }

    /** Verdict 1 byte, who, note, when, key. */
    static void writeReview(Review review, WireOutput out) {
        out.writeByte(review.verdict().strength())
                .writeText(review.by())
                .writeText(review.note())
                .writeSigned(review.at())
                .writeText(review.key());
    }

    /** @param keyed false for one that was written before reviews had keys */
    static Review readReview(WireInput in, boolean keyed) {
        int strength = in.readByte();
        Review.Verdict verdict =
                Review.Verdict.of(strength).orElseThrow(() -> new WireException("unknown verdict " + strength));
        return new Review(verdict, in.readText(), in.readText(), in.readSigned(), keyed ? in.readText() : "");
    }
}

package dev.patternengine.json;

import dev.patternengine.domain.Review;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads what a person says about a pattern from the bytes of one JSON object. Unknown fields are refused. One instance reads one object. */
public final class ReviewReader {
    private static final List<String> FIELDS = List.of("verdict", "by", "note");

    private Review.Verdict verdict;
    private String by = "";
    private String note = "";

    private ReviewReader() {}

    /**
     * Reads the object that is all of the bytes.
     *
     * @param at when it was said, epoch milliseconds
     * @param key who said so, as the engine knows it; empty for anyone
     */
    public static Parsed<Review> read(byte[] bytes, long at, String key) {
        return Input.parse(bytes, 0, bytes.length, input -> new ReviewReader().read(input, at, key));
    }

    private Review read(Input input, long at, String key) throws IOException {
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            switch (field) {
                case "verdict" -> verdict = verdict(input);
                case "by" -> by = input.name(Limits.NAME);
                case "note" -> note = input.name(Limits.NAME);
                default -> throw input.unknown(field, FIELDS);
            }
        }
        if (verdict == null) {
            throw input.rejected("verdict", "is required: mute, pin or veto");
        }
        if (by.isEmpty() || Names.isBlank(by)) {
            throw input.rejected("by", "is required and must not be blank");
        }
        return new Review(verdict, by, note, at, key);
    }

    private static Review.Verdict verdict(Input input) throws IOException {
        Optional<Review.Verdict> known = Review.Verdict.of(input.name());
        input.require(known.isPresent(), "must be mute, pin or veto");
        return known.get();
    }
}

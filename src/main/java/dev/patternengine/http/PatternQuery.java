package dev.patternengine.http;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Review;
import dev.patternengine.json.JsonWriter.Page;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Rejection;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which patterns are wanted.
 *
 * @param kinds of these
 * @param text in lower case, held by the id or the title; empty for any
 * @param state open or closed; empty for both
 * @param review all, or a verdict: only those; empty for all but what is muted
 * @param minConfidence in [0, 1]; patterns of what goes with success, whose confidence is how often a task occurs, are there whatever it is
 * @param offset how many to skip, those of the pages before
 * @param limit how many at most
 */
record PatternQuery(
        Set<Kind> kinds, String text, String state, String review, double minConfidence, int offset, int limit) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;

    /** Reads the query's parameters. */
    static Parsed<PatternQuery> of(MultiMap parameters) {
        Parameters query = new Parameters(parameters);
        try {
            return new Parsed.Accepted<>(
                    new PatternQuery(
                            kinds(query),
                            query.text("q").toLowerCase(Locale.ROOT),
                            query.choice("state", Set.of("", "open", "closed")),
                            query.choice("review", Set.of("", "all", "none", "mute", "pin", "veto")),
                            query.number("min_confidence", 0, 0, 1),
                            offset(query),
                            query.whole("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT)),
                    0);
        } catch (Parameters.MistakeException e) {
            return new Parsed.Refused<>(new Rejection("", e.getMessage()));
        }
    }

    private static Set<Kind> kinds(Parameters query) {
        if (!query.has("kind")) {
            return Set.copyOf(Kind.ALL);
        }
        String label = query.choice("kind", Set.of("sequence", "recovery", "tool", "performance"));
        return Kind.of(label).map(Set::of).orElseThrow();
    }

    private static int offset(Parameters query) {
        String cursor = query.text("cursor");
        if (cursor.isEmpty()) {
            return 0;
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(cursor);
            return Integer.parseUnsignedInt(new String(decoded, StandardCharsets.US_ASCII)) & Integer.MAX_VALUE;
        } catch (IllegalArgumentException e) {
            throw query.mistake("cursor", "must be the next_cursor of the page before");
        }
    }

    /** The page that is wanted out of all patterns. */
    Page<Pattern> page(List<Pattern> patterns) {
        List<Pattern> matching = patterns.stream()
                .filter(this::matches)
                .skip(offset)
                .limit(limit + 1L)
                .toList();
        boolean more = matching.size() > limit;
        return new Page<>(more ? matching.subList(0, limit) : matching, more ? cursor(offset + limit) : "");
    }

    private boolean matches(Pattern pattern) {
        return (pattern.confidence() >= minConfidence || isOfSuccess(pattern))
                && (state.isEmpty() || state.equals("open") == pattern.open())
                && isWanted(pattern.verdict())
                && (text.isEmpty() || holds(pattern.id()) || holds(pattern.title()));
    }

    /** Whether it claims a difference in success between sessions with a task and without it. */
    private static boolean isOfSuccess(Pattern pattern) {
        return pattern.detail() instanceof Pattern.Sequence sequence
                && sequence.steps().isEmpty();
    }

    private boolean isWanted(Review.Verdict verdict) {
        return review.isEmpty()
                ? verdict != Review.Verdict.MUTE
                : review.equals("all") || review.equals(verdict.label());
    }

    private boolean holds(String field) {
        return field.toLowerCase(Locale.ROOT).contains(text);
    }

    private static String cursor(int offset) {
        byte[] digits = Integer.toString(offset).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digits);
    }
}

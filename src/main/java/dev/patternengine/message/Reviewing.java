package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.Review.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What people said about a tenant's patterns, put into lists and answers.
 *
 * @param reviews by the pattern's id
 */
record Reviewing(Map<String, List<Review>> reviews) {
    private static final Comparator<Pattern> PINNED_FIRST =
            Comparator.comparing(pattern -> pattern.verdict() != Verdict.PIN);

    /** The patterns with what was said about them, those that are pinned first. */
    List<Pattern> patterns(List<Pattern> patterns) {
        return reviews.isEmpty()
                ? patterns
                : patterns.stream()
                        .map(pattern -> pattern.reviewed(reviews.getOrDefault(pattern.id(), List.of())))
                        .sorted(PINNED_FIRST)
                        .toList();
    }

    /** The answer without what is muted or vetoed; a silence that says so where nothing is left. */
    Answer answer(Answer answer) {
        if (reviews.isEmpty() || answer.items().stream().noneMatch(this::isKept)) {
            return answer;
        }
        List<Advice.Item> left =
                answer.items().stream().filter(item -> !isKept(item)).toList();
        return left.isEmpty()
                ? Answer.silent(answer.kind(), reason(answer.items().get(0)), 0)
                : new Answer(answer.kind(), answer.strong(), left, answer.silence());
    }

    /** Whether an item is kept back: because of its pattern or of a related one. */
    private boolean isKept(Advice.Item item) {
        Verdict verdict = Review.strongest(said(item).map(Map.Entry::getValue).toList());
        return verdict == Verdict.MUTE || verdict == Verdict.VETO;
    }

    /** What people said about all that an item rests on, by the pattern's id. */
    private Stream<Map.Entry<String, Review>> said(Advice.Item item) {
        return Stream.concat(Stream.of(item.pattern()), item.related().stream())
                .flatMap(id -> reviews.getOrDefault(id, List.of()).stream().map(review -> Map.entry(id, review)));
    }

    private String reason(Advice.Item item) {
        Map.Entry<String, Review> said = said(item)
                .max(Comparator.comparingInt(one -> one.getValue().verdict().strength()))
                .orElseThrow();
        Review review = said.getValue();
        return "what is known, pattern " + said.getKey() + ", is kept back: "
                + review.verdict().label() + " by " + review.by();
    }
}

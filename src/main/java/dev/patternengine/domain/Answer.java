package dev.patternengine.domain;

import java.util.List;
import java.util.Optional;

/**
 * What one miner answers: items, or silence with its reason. Items that advise against an action may come with a silence.
 *
 * @param kind who answers
 * @param strong whether the evidence matches the whole question and not only a part of it
 * @param items best first
 * @param silence why there is no positive advice
 */
public record Answer(Kind kind, boolean strong, List<Advice.Item> items, Optional<Advice.Silence> silence) {
    public Answer {
        items = List.copyOf(items);
        if (items.isEmpty() && silence.isEmpty()) {
            throw new IllegalArgumentException("an answer without items must say why");
        }
    }

    public static Answer of(Kind kind, boolean strong, List<Advice.Item> items) {
        return new Answer(kind, strong, items, Optional.empty());
    }

    public static Answer silent(Kind kind, String reason, long needs) {
        return new Answer(kind, false, List.of(), Optional.of(new Advice.Silence(kind, reason, needs)));
    }
}

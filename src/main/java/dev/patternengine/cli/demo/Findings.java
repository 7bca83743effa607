package dev.patternengine.cli.demo;

import dev.patternengine.cli.demo.Truth.Failure;
import dev.patternengine.cli.demo.Truth.Fit;
import dev.patternengine.cli.demo.Truth.Race;
import dev.patternengine.cli.demo.Workflow.Turn;
import dev.patternengine.domain.Pattern;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the open pattern that tells of something planted. */
final class Findings {
    private static final int SHORTEST_STEM = 4;
    private static final String PLACES = "\\{\\w+}|<[^>]*>";

    private final List<Pattern> patterns;

    Findings(List<Pattern> patterns) {
        this.patterns = patterns.stream().filter(Pattern::open).toList();
    }

    /**
     * A pattern with its detail, which is of one kind.
     *
     * @param <D> the kind's detail
     */
    record Found<D>(Pattern pattern, D detail) {}

    private <D extends Pattern.Detail> List<Found<D>> all(Class<D> type) {
        return patterns.stream()
                .filter(pattern -> type.isInstance(pattern.detail()))
                .map(pattern -> new Found<>(pattern, type.cast(pattern.detail())))
                .toList();
    }

    /** The pattern with the longest steps that lead to the turn and foretell its usual way. */
    Optional<Found<Pattern.Sequence>> turn(Workflow workflow, Turn turn) {
        List<String> path = workflow.usualPath();
        List<String> before = path.subList(0, path.indexOf(turn.next()));
        return all(Pattern.Sequence.class).stream()
                .filter(found -> found.detail().next().equals(turn.next()))
                .filter(found -> endsWith(before, found.detail().steps()))
                .max(Comparator.comparingInt(found -> found.detail().steps().size()));
    }

    private static boolean endsWith(List<String> path, List<String> steps) {
        int from = path.size() - steps.size();
        return !steps.isEmpty() && from >= 0 && path.subList(from, path.size()).equals(steps);
    }

    /** The pattern of the failure's task whose template shares most words with the message, at least half of them. */
    Optional<Found<Pattern.Recovery>> failure(Failure failure) {
        Set<String> wanted = words(failure.message());
        Function<Found<Pattern.Recovery>, Integer> shared = found -> {
            Set<String> words = words(found.detail().template());
            words.retainAll(wanted);
            return words.size();
        };
        return all(Pattern.Recovery.class).stream()
                .filter(found -> found.detail().task().equals(failure.task()))
                .filter(found -> 2 * shared.apply(found) >= wanted.size())
                .max(Comparator.comparing(shared)
                        .thenComparing(found -> found.pattern().support()));
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.replaceAll(PLACES, " ").split("[^\\p{L}\\d]+")));
        words.remove("");
        return words;
    }

    /** The pattern of the tool under the feature, of several the one that needs least else. */
    Optional<Found<Pattern.Tool>> fit(Fit fit) {
        return all(Pattern.Tool.class).stream()
                .filter(found -> found.detail().tool().equals(fit.tool()))
                .filter(found -> found.detail().features().stream().anyMatch(feature -> names(feature, fit.value())))
                .min(Comparator.comparingInt(found -> found.detail().features().size()));
    }

    /** Whether the feature holds the word, whole or cut to its stem. */
    private static boolean names(String feature, String word) {
        return words(feature).stream()
                .anyMatch(each -> each.equals(word) || (each.length() >= SHORTEST_STEM && word.startsWith(each)));
    }

    /** The pattern that prefers the race's variant to its baseline. */
    Optional<Found<Pattern.Performance>> race(Race race) {
        return all(Pattern.Performance.class).stream()
                .filter(found -> found.detail().task().equals(race.task())
                        && found.detail().dimension().endsWith(race.param())
                        && found.detail().variant().equals(race.variant())
                        && found.detail().baseline().equals(race.baseline()))
                .findFirst();
    }
}

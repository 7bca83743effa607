package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ways from start to end that sessions with a task, or with a word in their goal, went with the most success: by the lower
 * bound of their rate. One pattern a way, with the tasks and words it is the best for. Only the {@value #WAYS} most frequent
 * ways and the {@value #WORDS} commonest words are looked at.
 */
final class Workflows {
    private static final int WAYS = 500;
    private static final int WORDS = 200;
    private static final int NAMED = 8;
    private static final double LEAST_RATE = 0.5;

    private final Model model;
    private final Tally all;
    private final long least;
    private final List<Way> ways;
    private final Map<Way, Best> best = new LinkedHashMap<>();

    /**
     * @param all how all sessions ended
     * @param least so many sessions must have gone a way
     */
    Workflows(Model model, Paths paths, Tally all, long least) {
        this.model = model;
        this.all = all;
        this.least = least;
        this.ways = Way.of(paths, model, least, WAYS);
    }

    /** What a way is the best for. */
    private record Best(List<String> tasks, List<String> words) {}

    List<Pattern> patterns() {
        for (long task : ways.stream()
                .flatMap(way -> way.steps().stream())
                .distinct()
                .sorted()
                .toList()) {
            choose(way -> way.steps().contains(task) ? way.tally() : new Tally())
                    .ifPresent(way -> best(way).tasks().add(model.name(task)));
        }
        for (long word : words()) {
            choose(way -> way.tally(word, model))
                    .ifPresent(way -> best(way).words().add(model.name(word)));
        }
        return best.keySet().stream()
                .sorted(Comparator.comparingDouble(Workflows::worth).reversed().thenComparingLong(Way::key))
                .map(this::pattern)
                .toList();
    }

    private Best best(Way way) {
        return best.computeIfAbsent(way, first -> new Best(new ArrayList<>(), new ArrayList<>()));
    }

    private static double worth(Way way) {
        return way.tally().interval().low() * Math.log((double) way.sessions());
    }

    /** The commonest words of goals. */
    private List<Long> words() {
        Map<Long, Long> counts = new HashMap<>();
        model.forEach(Endings.WORDS, (word, count) -> {
            if (count >= least) {
                counts.put(word, count);
            }
        });
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The way with the most success among sessions of which there are enough; empty where none is mostly successful. */
    private Optional<Way> choose(Function<Way, Tally> sessions) {
        Way chosen = null;
        double most = 0;
        for (Way way : ways) {
            Tally tally = sessions.apply(way);
            double low = tally.known() < least || tally.rate() < LEAST_RATE
                    ? 0
                    : tally.interval().low();
            if (low > most) {
                most = low;
                chosen = way;
            }
        }
        return Optional.ofNullable(chosen);
    }

    private Pattern pattern(Way way) {
        List<String> steps = way.steps().stream().map(model::name).toList();
        long[] days = days(way.steps());
        Tally tally = way.tally();
        double seconds = tally.medianSeconds();
        Map<String, Double> evidence = new LinkedHashMap<>();
        contrast(tally).addTo(evidence);
        return new Pattern(
                "p-" + Long.toHexString(way.key()),
                true,
                title(steps, tally, seconds),
                tally.rate(),
                tally.interval(),
                way.sessions(),
                way.sessions(),
                tally.rate(),
                days.length == 0 ? 0 : Days.start(days[0]),
                days.length == 0 ? 0 : Days.start(days[1]),
                way.sessions(),
                applies(best(way)),
                evidence,
                new Pattern.Workflow(steps, seconds));
    }

    private Contrast contrast(Tally tally) {
        return new Contrast(
                tally.succeeded(), tally.known(), all.succeeded() - tally.succeeded(), all.known() - tally.known());
    }

    /** The days of its last step. */
    private long[] days(List<Long> steps) {
        int last = steps.size() - 1;
        return Days.between(model, last == 0 ? Symbols.START : steps.get(last - 1), steps.get(last));
    }

    private static String title(List<String> steps, Tally tally, double seconds) {
        String time = Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, ", mostly %.3g s", seconds);
        return String.format(
                Locale.ROOT,
                "from start to end: %s: %.0f %% of %d succeed%s",
                String.join(" → ", steps),
                100 * tally.rate(),
                tally.known(),
                time);
    }

    private static Map<String, String> applies(Best best) {
        Map<String, String> applies = new LinkedHashMap<>();
        put(applies, "task", best.tasks());
        put(applies, "goal", best.words());
        return applies;
    }

    private static void put(Map<String, String> applies, String name, List<String> values) {
        if (!values.isEmpty()) {
            applies.put(name, values.stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
    }
}

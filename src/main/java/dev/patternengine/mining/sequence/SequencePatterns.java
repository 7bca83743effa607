package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.FalseDiscoveries;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sequence miner shows of a model: sequences that tell what comes next ({@link FrequentSequences}); sequences whose
 * sessions end better or worse than the others; and {@link Workflows}. Closed sequences only.
 *
 * <p>A difference in success is shown where it is beyond chance among all sequences that occur {@value #SUPPORT} times or
 * more (at most {@value #FALSE} of those shown are expected to be false), and where the sequence differs from both its parts
 * that are shorter by one, beyond chance and by {@value #MATERIAL}, or stands for nearly all of their cases.
 *
 * <p>Cost: O(places in all sessions), a second for a million.
 */
final class SequencePatterns {
    private static final int SUPPORT = 5;
    private static final int SHOWN = 300;
    private static final double FALSE = 0.05;

    /** A longer sequence must differ by so much from its parts, or it is one more variant. */
    private static final double MATERIAL = 0.1;

    private final Model model;
    private final Paths paths;
    private final long least;
    private final List<Gram> grams;
    private final Long2ObjectOpenHashMap<Gram> known = new Long2ObjectOpenHashMap<>();
    private final Tally all = new Tally();
    private long sessions;

    private SequencePatterns(Model model) {
        this.model = model;
        this.paths = Paths.of(model);
        this.least = Math.max(SUPPORT, model.total(Symbols.NOTHING) / 20_000);
        this.grams = Grams.of(paths, least);
        grams.forEach(gram -> known.put(gram.key(), gram));
        for (int node = 0; node < paths.size(); node++) {
            if (paths.parent(node) < 0) {
                all.add(paths.succeeded(node), paths.failed(node), 0);
                sessions += paths.arrived(node);
            }
        }
    }

    /** The most useful first. */
    static List<Pattern> of(Model model) {
        SequencePatterns patterns = new SequencePatterns(model);
        Workflows workflows = new Workflows(model, patterns.paths, patterns.all, SUPPORT);
        return Stream.concat(workflows.patterns().stream(), patterns.sequences())
                .toList();
    }

    private Stream<Pattern> sequences() {
        Long2ObjectOpenHashMap<Finding> findings = new Long2ObjectOpenHashMap<>();
        for (Rule rule : new FrequentSequences(model, least).rules(grams)) {
            findings.put(rule.key(), finding(rule, known.get(rule.key()), false));
        }
        for (Gram gram : telling()) {
            findings.put(gram.key(), finding(rule(gram), gram, true));
        }
        return Closed.of(new ArrayList<>(findings.values())).stream()
                .sorted(Comparator.comparingDouble(Finding::worth)
                        .reversed()
                        .thenComparingLong(finding -> finding.rule().key()))
                .limit(SHOWN)
                .map(finding -> finding.pattern(model));
    }

    private Finding finding(Rule rule, Gram gram, boolean telling) {
        if (gram == null) {
            return new Finding(rule, rule.count(), -1, Contrast.UNKNOWN, false);
        }
        long support = Math.max(gram.support(), rule.steps().isEmpty() ? 0 : rule.count());
        return new Finding(rule, support, gram.sessions(), contrast(gram), telling);
    }

    private Rule rule(Gram gram) {
        List<Long> tasks = gram.tasks();
        long last = tasks.get(tasks.size() - 1);
        return gram.length() == 1
                ? new Rule(List.of(), last, gram.sessions(), sessions)
                : new Rule(
                        tasks.subList(0, tasks.size() - 1),
                        last,
                        gram.support(),
                        gram.prefix().followed());
    }

    private Contrast contrast(Gram gram) {
        return Contrast.of(gram, all.succeeded(), all.known());
    }

    /** The sequences whose sessions end differently. */
    private List<Gram> telling() {
        double[] chances =
                grams.stream().mapToDouble(gram -> contrast(gram).pValue()).toArray();
        double bound = FalseDiscoveries.bound(chances, FALSE);
        List<Gram> telling = new ArrayList<>();
        for (int place = 0; place < chances.length; place++) {
            Gram gram = grams.get(place);
            if (chances[place] <= bound && adds(gram, gram.prefix()) && adds(gram, gram.suffix())) {
                telling.add(gram);
            }
        }
        return telling;
    }

    /** Whether a sequence says more of success than a part of it. */
    private static boolean adds(Gram gram, Gram part) {
        if (part == null || Closed.isNearlyAll(gram.support(), part.support())) {
            return true;
        }
        Contrast within = Contrast.of(gram, part.succeeded(), part.known());
        double ofPart = (double) part.succeeded() / part.known();
        return Math.abs(within.rate() - ofPart) >= MATERIAL && within.pValue() <= FALSE;
    }
}

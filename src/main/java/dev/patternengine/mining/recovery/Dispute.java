package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Origin;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the evidence of single origins contradicts what the pooled evidence advises: where one alone would say otherwise, and not
 * by chance ({@link Rates}). An origin contradicts
 *
 * <ul>
 *   <li>an action, where another that is not advised before it worked more often there; where this one was hardly tried there, and
 *       the other worked more often than elsewhere, and as often as this one is expected to; or where this one does not work there
 *   <li>a warning, where the action worked more often there than the warning's interval allows
 *   <li>giving up, where something works there
 * </ul>
 *
 * <p>Where origins do not differ, less than one answer in a hundred is disputed (held by {@code DisputeTest}).
 *
 * @param origins by name, tries by action
 */
record Dispute(Model model, Map<String, Map<Long, Trials>> origins) {
    private static final Comparator<Origin> ORDER = Comparator.comparing((Origin origin) -> !origin.contradicts())
            .thenComparing(
                    Comparator.comparingLong((Origin origin) -> origin.rate().support())
                            .reversed())
            .thenComparing(Origin::name);

    /** About failures of a situation; nothing where it is of one version of a tool, by which tries are not kept. */
    static Dispute of(Situation situation) {
        long[] places = situation.isOfVersion() ? new long[0] : situation.places();
        return new Dispute(situation.model(), Origins.at(places, situation.model()));
    }

    /** The items, best first, each with the origins where one of them contradicts it. */
    List<Advice.Item> settle(List<Advice.Item> items) {
        if (origins.isEmpty()) {
            return items;
        }
        LongSet above = new LongOpenHashSet();
        List<Advice.Item> settled = new ArrayList<>(items.size());
        for (Advice.Item item : items) {
            settled.add(item.then().isEmpty() ? settle(item, above) : item);
            above.add(Hash64.of(item.action()));
        }
        return settled;
    }

    /** Not of a path: what is known of its first action at an origin tells nothing of the whole. */
    private Advice.Item settle(Advice.Item item, LongSet above) {
        List<Origin> all = new ArrayList<>();
        origins.forEach((name, tries) -> {
            Origin origin = view(name, tries, item, above);
            if (origin.contradicts() || origin.rate().support() > 0) {
                all.add(origin);
            }
        });
        all.sort(ORDER);
        boolean disputed = !all.isEmpty() && all.get(0).contradicts();
        return disputed ? item.disputed(all, Phrases.dispute(all)) : item;
    }

    private Origin view(String name, Map<Long, Trials> tries, Advice.Item item, LongSet above) {
        Trials own = own(tries, item);
        Origin.Rate rate = Rates.of(own);
        if (item.avoid()) {
            double bar = Math.max(item.interval().high(), Ranking.HOPELESS);
            return new Origin(name, Rates.isAbove(own, bar), rate, Optional.empty());
        }
        Optional<Origin.Better> better = tries.entrySet().stream()
                .filter(other -> !above.contains(other.getKey().longValue()))
                .filter(other -> isBetter(other.getKey(), other.getValue(), name, own, item))
                .max(Comparator.comparingDouble(other -> Rates.low(other.getValue())))
                .map(other -> new Origin.Better(model.name(other.getKey()), Rates.of(other.getValue())));
        boolean fails = !isGivingUp(item) && Rates.isBelow(own, Ranking.HOPELESS);
        return new Origin(name, fails || better.isPresent(), rate, better);
    }

    private static boolean isGivingUp(Advice.Item item) {
        return item.action().equals(Advice.GIVE_UP);
    }

    /** Tries of the item's action; of all, where it says to give up. */
    private static Trials own(Map<Long, Trials> tries, Advice.Item item) {
        return isGivingUp(item)
                ? tries.values().stream().reduce(Trials.NONE, Trials::plus)
                : tries.getOrDefault(Hash64.of(item.action()), Trials.NONE);
    }

    private boolean isBetter(long action, Trials tries, String name, Trials own, Advice.Item item) {
        if (isGivingUp(item)) {
            return Rates.isAbove(tries, Ranking.HOPELESS);
        }
        return own.tried() < Rates.LEAST
                ? Rates.share(tries) >= item.confidence() && Rates.isAbove(tries, elsewhere(action, name))
                : Rates.isAbove(tries, own);
    }

    private Trials elsewhere(long action, String name) {
        return origins.entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .map(other -> other.getValue().getOrDefault(action, Trials.NONE))
                .reduce(Trials.NONE, Trials::plus);
    }
}

package dev.patternengine.mining.tool;

import dev.patternengine.domain.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a goal with the names and descriptions of candidates by the words they share. A word weighs by its rarity
 * among the candidates: one that all have tells nothing apart and weighs least. O(words of all candidates).
 */
final class Lexicon {
    private static final int MOST_WORDS = 64;
    private static final double NEAR = 0.6;

    /** How much of the weight of a word that everyone has is taken off all weights. */
    private static final double COMMON = 0.7 * Math.log(2);

    private Lexicon() {}

    /** The match of each candidate, in their order. */
    static List<Match> matches(String goal, List<Candidate> candidates) {
        List<String> wanted = Words.of(goal, MOST_WORDS);
        if (wanted.isEmpty()) {
            return candidates.stream().map(candidate -> Match.UNTOLD).toList();
        }
        return classes(overlaps(new HashSet<>(wanted), candidates));
    }

    private static double[] overlaps(Set<String> wanted, List<Candidate> candidates) {
        List<List<String>> words = new ArrayList<>(candidates.size());
        Map<String, Integer> holders = new HashMap<>();
        for (Candidate candidate : candidates) {
            List<String> own = Words.of(candidate.tool() + " " + candidate.description(), MOST_WORDS);
            own.forEach(word -> holders.merge(word, 1, Integer::sum));
            words.add(own);
        }
        double[] overlaps = new double[words.size()];
        for (int place = 0; place < overlaps.length; place++) {
            overlaps[place] = overlap(wanted, words.get(place), holders, candidates.size());
        }
        return overlaps;
    }

    private static double overlap(Set<String> wanted, List<String> words, Map<String, Integer> holders, int count) {
        double shared = 0;
        double all = 0;
        for (String word : words) {
            double weight = Math.log(1 + (double) count / holders.get(word)) - COMMON;
            all += weight;
            shared += wanted.contains(word) ? weight : 0;
        }
        return all > 0 ? shared / Math.sqrt(all) : 0;
    }

    private static List<Match> classes(double[] overlaps) {
        double[] sorted = overlaps.clone();
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        double second = sorted.length > 1 ? sorted[sorted.length - 2] : 0;
        List<Match> classes = new ArrayList<>(overlaps.length);
        for (double overlap : overlaps) {
            classes.add(best <= 0 ? Match.UNTOLD : overlap == best ? ofBest(best, second) : ofOther(overlap / best));
        }
        return classes;
    }

    private static Match ofBest(double best, double second) {
        if (second < NEAR * best) {
            return Match.CLEARLY_BEST;
        }
        return second < best ? Match.BEST : Match.SHARED_BEST;
    }

    private static Match ofOther(double share) {
        if (share > NEAR) {
            return Match.NEAR;
        }
        return share > 0 ? Match.FAR : Match.ABSENT;
    }
}

package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a session's goal: the first {@value #MOST} different ones of {@value #SHORTEST} letters or more. */
final class Goal {
    private static final int MOST = 8;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;
    private static final int READ = 512;

    private Goal() {}

    /** The hashes of the words. */
    static List<Long> words(Observation observation) {
        return texts(observation).stream().map(Hash64::of).toList();
    }

    /** Names the words that have no name yet. */
    static void name(Observation observation, Model model, Evidence.Builder out) {
        for (String word : texts(observation)) {
            long symbol = Hash64.of(word);
            if (!model.isNamed(symbol)) {
                out.name(symbol, word);
            }
        }
    }

    private static List<String> texts(Observation observation) {
        String goal = observation.context().text(Attributes.GOAL);
        String read = goal.substring(0, Math.min(goal.length(), READ)).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(MOST);
        for (String word : read.split("[^\\p{L}]+", -1)) {
            if (word.length() >= SHORTEST && word.length() <= LONGEST && !words.contains(word) && words.size() < MOST) {
                words.add(word);
            }
        }
        return words;
    }
}

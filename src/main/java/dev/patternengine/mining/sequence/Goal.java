package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.text.Discretion;
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
        List<Long> words = new ArrayList<>(MOST);
        for (String word : texts(observation)) {
            words.add(Hash64.of(word));
        }
        return words;
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
        String goal = Discretion.goal(observation.context().text(Attributes.GOAL));
        String read = goal.substring(0, Math.min(goal.length(), READ)).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(MOST);
        int begin = 0;
        while (begin < read.length() && words.size() < MOST) {
            int end = end(read, begin);
            if (end - begin >= SHORTEST && end - begin <= LONGEST) {
                add(read.substring(begin, end), words);
            }
            begin = Math.max(end, begin + 1);
        }
        return words;
    }

    /** Where the letters end that stand at a place. */
    private static int end(String text, int begin) {
        int place = begin;
        while (place < text.length() && Character.isLetter(text.codePointAt(place))) {
            place += Character.charCount(text.codePointAt(place));
        }
        return place;
    }

    private static void add(String word, List<String> words) {
        if (!words.contains(word)) {
            words.add(word);
        }
    }
}

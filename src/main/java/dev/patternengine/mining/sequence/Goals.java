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

/**
 * The words of sessions' goals: the first {@value #MOST} different ones of {@value #SHORTEST} letters or more. Remembers those of {@value
 * #KEPT} goals of up to {@value #READ} characters that came lately, for many sessions have the same: at most 130 KB. One owner, one thread.
 */
final class Goals {
    private static final int MOST = 8;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;
    private static final int READ = 512;
    private static final int KEPT = 64;

    private final Known[] known = new Known[KEPT];

    private record Known(String goal, List<String> words, List<Long> hashes) {}

    /** The hashes of the words. */
    List<Long> words(Observation observation) {
        return known(observation).hashes();
    }

    /** Names the words that have no name yet. */
    void name(Observation observation, Model model, Evidence.Builder out) {
        Known goal = known(observation);
        for (int place = 0; place < goal.words().size(); place++) {
            if (!model.isNamed(goal.hashes().get(place))) {
                out.name(goal.hashes().get(place), goal.words().get(place));
            }
        }
    }

    private Known known(Observation observation) {
        String goal = observation.context().text(Attributes.GOAL);
        if (goal.length() > READ) {
            return read(goal);
        }
        int place = goal.hashCode() & (KEPT - 1);
        if (known[place] == null || !known[place].goal().equals(goal)) {
            known[place] = read(goal);
        }
        return known[place];
    }

    private static Known read(String goal) {
        List<String> words = texts(goal);
        return new Known(goal, words, words.stream().map(Hash64::of).toList());
    }

    private static List<String> texts(String told) {
        String goal = Discretion.goal(told);
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

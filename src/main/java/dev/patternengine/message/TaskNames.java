package dev.patternengine.message;

import dev.patternengine.domain.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds out whether the task names of a tenant hold what differs each time, ids above all: then nothing comes twice, and nothing can
 * be learned. Judged by what names do, not by how they look: many names share a shape, and nearly all were seen once.
 *
 * <ul>
 *   <li>Names with digits: the shape has {@code <*>} for each word with a digit, {@code fetch_order_<*>}; from {@value #DIGITS} names on.
 *   <li>Names without: the shape has {@code <*>} for one of the words, {@code fetch_order_of_<*>}; from {@value #WORDS} names on.
 *   <li>Any: the shape is {@code <*>}; from {@value #ANY} names on, where {@value #ANY_ONCE_PERCENT} % were seen once.
 * </ul>
 *
 * Looks at windows of {@value #WINDOW} observations, or {@value #MOST_NAMES} names if that is less; after the names were mended the
 * warning ends with the second window. Memory: 2 MB at most. Any thread.
 */
final class TaskNames {
    static final int WINDOW = 10_000;
    static final int MOST_NAMES = 4_096;
    static final int DIGITS = 64;
    static final int WORDS = 256;
    static final int ANY = 1_024;
    static final int ANY_ONCE_PERCENT = 95;

    private static final int ONCE_PERCENT = 80;
    private static final int LEAST_JUDGED = 1_000;
    private static final int MOST_WORDS = 8;
    private static final int MOST_SHAPES = 8_192;
    private static final int LONGEST_NAME = 200;
    private static final String ANYTHING = "<*>";
    private static final Pattern WITH_DIGIT = Pattern.compile("[\\p{L}]*\\p{Nd}[\\p{L}\\p{Nd}]*");
    private static final Pattern JOINED = Pattern.compile("<\\*>(?:[-_.:/ ]*<\\*>)+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private int observations;
    private Optional<NamesWarning> before = Optional.empty();

    /** What is counted of a shape. */
    private static final class Shape {
        private final int least;
        private int names;
        private int again;

        Shape(int least) {
            this.least = least;
        }
    }

    /** Takes the tasks of observations. O(1) for a name that is known; else O(its words). */
    synchronized void addAll(List<Observation> all) {
        all.forEach(observation -> add(observation.task()));
    }

    /** Whether there may be something to say: cheap, where {@link #warning} looks at all shapes. */
    synchronized boolean mayWarn() {
        return before.isPresent() || counts.size() >= DIGITS;
    }

    private void add(String task) {
        String name = task.length() > LONGEST_NAME ? task.substring(0, LONGEST_NAME) : task;
        observations++;
        int times = counts.merge(name, 1, Integer::sum);
        if (times <= 2) {
            for (String shape : shapes(name)) {
                count(shape, leastOf(name, shape), times);
            }
        }
        if (observations >= WINDOW || counts.size() >= MOST_NAMES) {
            before = find();
            counts.clear();
            shapes.clear();
            observations = 0;
        }
    }

    private void count(String text, int least, int times) {
        Shape shape = shapes.get(text);
        if (shape == null && times == 1 && shapes.size() < MOST_SHAPES) {
            shape = new Shape(least);
            shapes.put(text, shape);
        }
        if (shape != null && times == 1) {
            shape.names++;
        } else if (shape != null) {
            shape.again++;
        }
    }

    private static int leastOf(String name, String shape) {
        return shape.equals(ANYTHING) ? ANY : WITH_DIGIT.matcher(name).find() ? DIGITS : WORDS;
    }

    private static Set<String> shapes(String name) {
        Set<String> shapes = new TreeSet<>();
        shapes.add(ANYTHING);
        String masked =
                JOINED.matcher(WITH_DIGIT.matcher(name).replaceAll(ANYTHING)).replaceAll(ANYTHING);
        if (!masked.equals(name)) {
            shapes.add(masked);
            return shapes;
        }
        var word = WORD.matcher(name);
        for (int words = 0; words < MOST_WORDS && word.find(); words++) {
            shapes.add(name.substring(0, word.start()) + ANYTHING + name.substring(word.end()));
        }
        return shapes;
    }

    /** What is to be said of the names lately; the most telling shape. */
    synchronized Optional<NamesWarning> warning() {
        Optional<NamesWarning> now = find();
        return now.isPresent() || observations >= LEAST_JUDGED ? now : before;
    }

    private Optional<NamesWarning> find() {
        NamesWarning best = null;
        for (Map.Entry<String, Shape> one : shapes.entrySet()) {
            Shape shape = one.getValue();
            NamesWarning found = new NamesWarning(one.getKey(), shape.names, shape.names - shape.again);
            if (isTelling(found, shape.least) && (best == null || isBetter(found, best))) {
                best = found;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isTelling(NamesWarning found, int least) {
        int percent = found.shape().equals(ANYTHING) ? ANY_ONCE_PERCENT : ONCE_PERCENT;
        return found.names() >= least && 100L * found.once() >= (long) percent * found.names();
    }

    /** A shape that says something goes before one that does not, then the one of more names. */
    private static boolean isBetter(NamesWarning one, NamesWarning other) {
        if (one.shape().equals(ANYTHING) != other.shape().equals(ANYTHING)) {
            return other.shape().equals(ANYTHING);
        }
        return one.names() != other.names()
                ? one.names() > other.names()
                : one.shape().compareTo(other.shape()) < 0;
    }
}

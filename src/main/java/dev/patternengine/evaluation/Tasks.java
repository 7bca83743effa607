package dev.patternengine.evaluation;

import java.util.HashMap;
import java.util.Map;

/** Numbers tasks 0, 1, … in the order in which they are first seen. */
final class Tasks {
    private final Map<String, Integer> numbers = new HashMap<>();

    int number(String task) {
        Integer known = numbers.putIfAbsent(task, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}

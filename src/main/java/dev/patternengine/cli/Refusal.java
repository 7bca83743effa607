package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an engine says when it refuses a request, in one line for people. */
final class Refusal {
    private Refusal() {}

    /** The title, the detail and the mistakes of a problem; empty when it is no problem. */
    static String text(JsonNode problem) {
        List<String> parts = new ArrayList<>();
        parts.add(problem.path("title").asText(""));
        parts.add(problem.path("detail").asText(""));
        problem.path("errors").forEach(error -> parts.add(mistake(error)));
        parts.removeIf(String::isEmpty);
        return String.join(": ", parts);
    }

    private static String mistake(JsonNode error) {
        return (error.path("pointer").asText("") + " " + error.path("detail").asText("")).strip();
    }
}

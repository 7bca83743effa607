package dev.patternengine.json;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a question from the bytes of one JSON object; every field is optional and null is as good as absent. Unknown fields
 * are refused, also those of observations in it. One instance reads one object.
 */
public final class QuestionReader {
    private static final List<String> FIELDS =
            List.of("session", "task", "error", "goal", "context", "recent", "candidates", "kinds", "limit", "explore");
    private static final List<String> CANDIDATE_FIELDS = List.of("tool", "description");

    private final Question.Builder question = Question.builder();
    private String goal = "";
    private Attributes context = Attributes.NONE;

    private QuestionReader() {}

    /**
     * Reads the object that is all of the bytes.
     *
     * @param at the time of asking, epoch milliseconds
     * @param seed the source of all randomness in the answer
     */
    public static Parsed<Question> read(byte[] bytes, long at, long seed) {
        return Input.parse(
                bytes,
                0,
                bytes.length,
                input -> new QuestionReader().read(input).at(at).seed(seed).build());
    }

    private Question.Builder read(Input input) throws IOException {
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            if (!known(field, input)) {
                throw input.unknown(field, FIELDS);
            }
        }
        String wanted = goal.isEmpty() ? context.text(Attributes.GOAL) : goal;
        return question.goal(wanted).context(context);
    }

    private boolean known(String field, Input input) throws IOException {
        switch (field) {
            case "session" -> question.session(input.name());
            case "task" -> question.task(input.label());
            case "error" -> question.error(input.text());
            case "goal" -> goal = input.text();
            case "context" -> context = AttributeReader.read(input);
            case "recent" -> question.recent(list(input, QuestionReader::recent));
            case "candidates" -> question.candidates(list(input, QuestionReader::candidate));
            case "kinds" -> question.kinds(kinds(input));
            case "limit" -> question.limit(limit(input));
            case "explore" -> question.explore(input.flag());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static <T> List<T> list(Input input, Input.Body<T> element) throws IOException {
        if (input.isNull()) {
            return List.of();
        }
        input.require(input.isArray(), "must be an array");
        List<T> elements = new ArrayList<>();
        while (input.nextElement()) {
            input.require(elements.size() < Limits.LIST, "is one element more than the " + Limits.LIST + " allowed");
            elements.add(element.read(input));
        }
        return elements;
    }

    private static Observation recent(Input input) throws IOException {
        if (input.isObject()) {
            return ObservationReader.nested(input);
        }
        input.require(input.isString(), "must be a task's name or an observation");
        return Observation.of(required(input)).build();
    }

    private static Candidate candidate(Input input) throws IOException {
        if (!input.isObject()) {
            input.require(input.isString(), "must be a name or an object with a tool");
            return new Candidate(required(input), "");
        }
        String tool = "";
        String description = "";
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            switch (field) {
                case "tool" -> tool = input.label();
                case "description" -> description = input.text();
                default -> throw input.unknown(field, CANDIDATE_FIELDS);
            }
        }
        if (tool.isEmpty()) {
            throw input.rejected("tool", "is required and must not be empty");
        }
        return new Candidate(tool, description);
    }

    private static String required(Input input) throws IOException {
        String name = input.label();
        input.require(!name.isEmpty(), "must not be empty");
        return name;
    }

    private static Set<Kind> kinds(Input input) throws IOException {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(list(input, QuestionReader::kind));
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
    }

    private static Kind kind(Input input) throws IOException {
        input.require(input.isString(), "must be the name of a kind");
        return Kind.of(input.name())
                .orElseThrow(() -> input.rejected("must be one of sequence, recovery, tool, performance"));
    }

    private static int limit(Input input) throws IOException {
        return input.isNull() ? Question.DEFAULT_LIMIT : input.whole(1, Question.LARGEST_LIMIT);
    }
}

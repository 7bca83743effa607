package dev.patternengine.message;

import dev.patternengine.domain.Advice.Match;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which kind speaks first: the way out after an error, the tool when there is a choice of tools, else what comes next. Kinds
 * with positive advice come before those that only warn.
 */
final class AnswerOrder {
    private static final List<Kind> AFTER_ERROR = List.of(Kind.RECOVERY, Kind.TOOL, Kind.SEQUENCE, Kind.PERFORMANCE);
    private static final List<Kind> AMONG_CANDIDATES =
            List.of(Kind.TOOL, Kind.RECOVERY, Kind.SEQUENCE, Kind.PERFORMANCE);
    private static final List<Kind> NEXT = List.of(Kind.SEQUENCE, Kind.TOOL, Kind.PERFORMANCE, Kind.RECOVERY);

    private AnswerOrder() {}

    static List<Answer> sort(List<Answer> answers, Question question) {
        List<Kind> kinds = of(question);
        List<Answer> sorted = new ArrayList<>(answers);
        sorted.sort(Comparator.comparing((Answer answer) -> !advises(answer))
                .thenComparing(answer -> kinds.indexOf(answer.kind())));
        return sorted;
    }

    private static List<Kind> of(Question question) {
        if (!question.error().isEmpty()) {
            return AFTER_ERROR;
        }
        return question.candidates().isEmpty() ? NEXT : AMONG_CANDIDATES;
    }

    static Match match(List<Answer> answers) {
        if (answers.stream().noneMatch(AnswerOrder::advises)) {
            return Match.NONE;
        }
        return answers.stream().anyMatch(answer -> answer.strong() && advises(answer)) ? Match.STRONG : Match.PARTIAL;
    }

    private static boolean advises(Answer answer) {
        return answer.items().stream().anyMatch(item -> !item.avoid());
    }
}

package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sequence to be shown.
 *
 * @param rule what it says comes next; without steps: in how many of all sessions the task occurs
 * @param support how often it occurs
 * @param sessions in which it occurs; -1 when they are not known
 * @param effect the sessions with it against those without it, by success
 * @param telling whether these differ beyond chance, of all that were looked at
 */
record Finding(Rule rule, long support, long sessions, Contrast effect, boolean telling) {
    List<Long> tasks() {
        return rule.tasks();
    }

    /** What it is worth to a reader: certainty, or a difference in success, of much seen. */
    double worth() {
        double seen = Math.log((double) support);
        return Math.max(rule.interval().low() * seen, telling ? 2 * effect.least() * seen : 0);
    }

    /** The id of the pattern of a sequence of tasks. */
    static String id(long key) {
        return "p-" + Long.toHexString(key);
    }

    Pattern pattern(Model model) {
        List<String> steps = rule.steps().stream().map(model::name).toList();
        String next = model.name(rule.next());
        long[] days = steps.isEmpty()
                ? Days.between(model, rule.next())
                : Days.between(model, rule.steps().get(steps.size() - 1), rule.next());
        return new Pattern(
                id(rule.key()),
                true,
                title(steps, next),
                rule.share(),
                rule.interval(),
                support,
                sessions,
                effect.rate(),
                days.length == 0 ? 0 : Days.start(days[0]),
                days.length == 0 ? 0 : Days.start(days[1]),
                rule.total(),
                Map.of(),
                evidence(),
                new Pattern.Sequence(steps, next));
    }

    private String title(List<String> steps, String next) {
        String text = steps.isEmpty() ? "with " + next : "after " + String.join(" → ", steps) + " comes " + next;
        return telling ? text + "; " + effect.text() : text;
    }

    private Map<String, Double> evidence() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("contexts", (double) rule.total());
        effect.addTo(figures);
        return figures;
    }
}

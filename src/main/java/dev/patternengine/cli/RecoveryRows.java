package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.cli.text.Cells;
import dev.patternengine.cli.text.Table;
import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import java.util.Set;

/**
 * A pattern of kind recovery as people read it: the error with what recovered in all, below it what to do, what not, and what may
 * do no better than anything else.
 */
final class RecoveryRows {
    private static final int TEMPLATE_COLUMNS = 96;
    private static final int MOST_ACTIONS = 6;
    private static final Set<String> USUAL = Set.of("call", "unknown", "");

    private RecoveryRows() {}

    static void add(Table table, JsonNode item) {
        table.row(
                Kind.RECOVERY.label(),
                Cells.percent(item.path("success_rate").asDouble(Double.NaN)),
                "",
                Cells.count(item.path("support").asLong()),
                heading(item));
        JsonNode actions = item.path("actions");
        for (int place = 0; place < Math.min(actions.size(), MOST_ACTIONS); place++) {
            addAction(table, actions.get(place), item.path("task").asText());
        }
        if (actions.size() > MOST_ACTIONS) {
            table.row("", "", "", "", "  … " + (actions.size() - MOST_ACTIONS) + " more");
        }
    }

    private static String heading(JsonNode item) {
        String error = item.path("template").isTextual() ? item.path("template").asText() : "no error text";
        String name = item.path("class").asText();
        String told = USUAL.contains(name) ? "" : " (" + name + ")";
        return "%s: %s%s".formatted(item.path("task").asText(), Cells.shortenedWithin(error, TEMPLATE_COLUMNS), told);
    }

    private static void addAction(Table table, JsonNode action, String task) {
        JsonNode bounds = action.path("interval");
        table.row(
                "",
                Cells.percent(action.path("success_rate").asDouble(Double.NaN)),
                Cells.percents(
                        new Interval(bounds.path(0).asDouble(), bounds.path(1).asDouble())),
                Cells.count(action.path("support").asLong()),
                advice(action) + way(action, task));
    }

    private static String advice(JsonNode action) {
        if (action.path("avoid").asBoolean()) {
            return "  not  ";
        }
        return action.path("clear").asBoolean(true) ? "  do   " : "  may  ";
    }

    private static String way(JsonNode action, String task) {
        StringBuilder way = new StringBuilder(Advice.way(action.path("action").asText(), task));
        action.path("then").forEach(next -> way.append(", then ").append(next.asText()));
        return way.toString();
    }
}

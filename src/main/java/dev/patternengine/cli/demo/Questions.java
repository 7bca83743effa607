package dev.patternengine.cli.demo;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an agent of the simulated world might ask: each kind once, an error without a way out, and something unheard of. */
final class Questions {
    private Questions() {}

    static List<Question> ofTheShop() {
        return List.of(
                after("find_customer", "get_order", "check_policy"),
                failed("sql:select", "Unknown column 'x17' in 'orders'"),
                failed("charge_card", "Account 48213 was closed by compliance"),
                choice("extract_table", "finance", "book the scanned invoice 77120"),
                only(Kind.PERFORMANCE).task("bulk_load").build(),
                after("water_plants"));
    }

    private static Question.Builder only(Kind kind) {
        return Question.builder().kinds(Set.of(kind)).limit(2);
    }

    private static Question after(String... tasks) {
        List<Observation> recent =
                Stream.of(tasks).map(task -> Observation.of(task).build()).toList();
        return only(Kind.SEQUENCE).task(tasks[tasks.length - 1]).recent(recent).build();
    }

    private static Question failed(String task, String error) {
        return only(Kind.RECOVERY).task(task).error(error).build();
    }

    private static Question choice(String task, String domain, String goal) {
        List<Candidate> tools = World.SHOP.fits().stream()
                .filter(fit -> fit.task().equals(task))
                .map(fit -> new Candidate(fit.tool(), ""))
                .distinct()
                .toList();
        return only(Kind.TOOL)
                .task(task)
                .goal(goal)
                .candidates(tools)
                .context(Attributes.NONE.with("domain", Value.of(domain)))
                .build();
    }
}

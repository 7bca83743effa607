package dev.patternengine.mining.tool;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Recent;
import dev.patternengine.mining.Recogniser;
import java.util.List;
import java.util.function.Consumer;

/** Uses of a tool at a task, in the circumstances that a pattern names, and whether they succeeded. */
public final class ToolCases implements Recogniser {
    private final Pattern.Tool wanted;
    private final Success claimed;
    private final Hashes hashes = new Hashes();
    private final Recent<String> previous = new Recent<>();

    private ToolCases(Pattern.Tool wanted, Success claimed) {
        this.wanted = wanted;
        this.claimed = claimed;
    }

    /** How cases of a tool pattern are recognised. */
    public static Recognition of(Pattern pattern, Pattern.Tool tool) {
        double others = pattern.evidence().getOrDefault("without.success_rate", 0.0);
        boolean better = pattern.successRate() >= others;
        String where = tool.features().isEmpty() ? "" : " where " + String.join(" and ", tool.features());
        String good = tool.tool() + " succeeded at " + tool.task() + where;
        String bad = tool.tool() + " failed at " + tool.task() + where;
        String note = tool.features().isEmpty()
                ? "the figures are of uses in circumstances in which other tools were used too; these are all uses"
                : "";
        return new Recognition(
                new ToolCases(tool, better ? Success.YES : Success.NO), better ? good : bad, better ? bad : good, note);
    }

    @Override
    public void see(Placed placed, Consumer<Case> found) {
        Observation observation = placed.observation();
        if (placed.begins()) {
            previous.remove(placed.session());
        }
        if (observation.started()) {
            return;
        }
        if (isUse(observation) && isThere(observation, placed.session())) {
            found.accept(new Case(observation.success() == claimed, List.of(observation)));
        }
        previous.remove(placed.session());
        if (!placed.ends()) {
            previous.get(placed.session(), observation::task);
        }
    }

    private boolean isUse(Observation observation) {
        return observation.tool().equals(wanted.tool())
                && observation.task().equals(wanted.task())
                && observation.success() != Success.UNKNOWN;
    }

    /** What a session did before the first observation that is kept is not known, and is none of its circumstances. */
    private boolean isThere(Observation observation, long session) {
        if (wanted.features().isEmpty()) {
            return true;
        }
        String before = previous.look(session);
        Circumstances around = Circumstances.of(before == null ? "" : before, observation.context(), "", hashes);
        return wanted.features().stream().allMatch(around::isNamed);
    }

    @Override
    public void end(long session, Consumer<Case> found) {
        previous.remove(session);
    }
}

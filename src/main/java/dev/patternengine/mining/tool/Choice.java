package dev.patternengine.mining.tool;

import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of the tools that could be used: verdicts, that of the highest told probability first.
 *
 * @param verdicts equal ones in the order of their hashes
 * @param ground which the verdicts are told within
 * @param usualRate success rate on the ground with any tool
 * @param uses of any tool at the task
 */
record Choice(List<Verdict> verdicts, Ground ground, double usualRate, long uses) {
    /** The bound of tools considered where none are given: those used most. */
    private static final int MOST_KNOWN = 16;

    /** Observations below which nothing is advised. */
    static final long ENOUGH = 5;

    private static final double GOOD = 0.8;
    private static final double BAD = 0.5;

    private static final Comparator<Verdict> BEST_FIRST =
            Comparator.comparingDouble(Verdict::probability).reversed().thenComparingLong(Verdict::tool);

    private static final Comparator<Verdict> BY_SCORE =
            Comparator.comparingDouble(Verdict::score).reversed().thenComparingLong(Verdict::tool);

    Choice {
        verdicts = List.copyOf(verdicts);
    }

    /** The choice among candidates; each comes with its match. */
    static Choice among(List<Candidate> candidates, List<Match> matches, Model model, long task, Circumstances around) {
        Judge judge = new Judge(model, task, around);
        List<Verdict> verdicts = new ArrayList<>(candidates.size());
        for (int place = 0; place < candidates.size(); place++) {
            verdicts.add(judge.judge(Hash64.of(candidates.get(place).tool()), matches.get(place)));
        }
        return of(verdicts, judge, model.total(Cells.uses(task)));
    }

    private static Choice of(List<Verdict> verdicts, Judge judge, long uses) {
        verdicts.sort(BEST_FIRST);
        return new Choice(verdicts, judge.ground(), judge.usualRate(), uses);
    }

    /** The choice among the tools used most at a task. */
    static Choice amongKnown(Model model, long task, Circumstances around) {
        Judge judge = new Judge(model, task, around);
        List<Verdict> verdicts = new ArrayList<>();
        for (long tool : known(model, task)) {
            verdicts.add(judge.judge(tool, Match.UNTOLD));
        }
        return of(verdicts, judge, model.total(Cells.uses(task)));
    }

    /** The tools used most at a task, at most {@value #MOST_KNOWN}, in an order that equal models share. */
    static List<Long> known(Model model, long task) {
        long row = Cells.uses(task);
        List<Long> tools = new ArrayList<>(model.distinct(row));
        model.forEach(row, (tool, uses) -> tools.add(tool));
        tools.remove(Long.valueOf(Cells.OTHERS));
        tools.sort(
                Comparator.comparingLong((Long tool) -> -model.count(row, tool)).thenComparing(tool -> tool));
        return tools.size() > MOST_KNOWN ? tools.subList(0, MOST_KNOWN) : tools;
    }

    /** The verdicts in the order that exploration goes by. */
    List<Verdict> byScore() {
        return verdicts.stream().sorted(BY_SCORE).toList();
    }

    /**
     * Whether the evidence carries an advice: the best rests on enough uses, and even the lower bound of its success is
     * above the runner-up's or that of any tool there, or good in itself.
     */
    boolean isClear() {
        Verdict best = verdicts.get(0);
        return isTried(best) && best.probability() > bound() && best.interval().low() > bound();
    }

    private double bound() {
        double runnerUp = verdicts.size() > 1 ? verdicts.get(1).probability() : 1;
        return Math.min(GOOD, Math.min(runnerUp, usualRate));
    }

    boolean isTried(Verdict verdict) {
        return verdict.support() >= ENOUGH;
    }

    /**
     * About how many more uses of the best would make it clear, if all goes on as now: at least those that it lacks to be judged at
     * all; 0 where none would, as of tools that do equally well.
     */
    long needs() {
        Verdict best = verdicts.get(0);
        return isTried(best) ? best.needs(bound()) : ENOUGH - best.support();
    }

    /**
     * Whether a tool clearly fails here: used enough, and even the upper bound is below a half and the lower one of the best that was
     * used enough. The best itself only where there is no other.
     */
    boolean isBad(Verdict verdict) {
        if (!isTried(verdict) || verdict.probability() >= BAD) {
            return false;
        }
        double upper = verdict.interval().high();
        Verdict best = verdicts.stream().filter(this::isTried).findFirst().orElseThrow();
        return upper < BAD
                && (verdict.equals(best)
                        ? verdicts.size() == 1
                        : upper < best.interval().low());
    }
}

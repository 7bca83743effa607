package dev.patternengine.mining.performance;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Histogram;
import dev.patternengine.mining.stats.LogScale;

/**
 * How long it takes to do a task in a way, in the circumstances asked about: the median of the successes of the task, the way and
 * the circumstances, or where they are fewer than {@value #ENOUGH} of the task and the way, then of the task in the circumstances, then of the
 * task. Where one way is all that was seen of a task, the task's times in the circumstances are its own.
 */
final class ExpectedTimes {
    static final long ENOUGH = 8;

    private final Model model;
    private final long[] entries;

    ExpectedTimes(Model model, Question question) {
        this.model = model;
        this.entries = Surroundings.entries(question.context(), new Hashes());
    }

    /** The row of a variant's times in a bucket of circumstances, which is not the task itself. */
    static long row(long variant, long bucket) {
        return Cells.times(Hash64.mix(variant, bucket));
    }

    /** Seconds, NaN where the task was never seen to succeed. */
    double median(long task, long variant) {
        long bucket = Surroundings.bucket(task, entries, model);
        long around = Cells.times(bucket);
        long own = Cells.times(variant);
        boolean isOnly = model.total(own) >= model.total(Cells.times(task));
        return isOnly
                ? first(around, own, Cells.times(task))
                : first(row(variant, bucket), own, around, Cells.times(task));
    }

    /** Of the first row that has enough times, or else of the first that has any. */
    private double first(long... rows) {
        for (long least : new long[] {ENOUGH, 1}) {
            for (long row : rows) {
                if (model.total(row) >= least) {
                    return Histogram.median(model, row, LogScale.FINE);
                }
            }
        }
        return Double.NaN;
    }

    /** An answer on tools with the times known here. */
    static Answer fill(Answer answer, Question question, Model model) {
        ExpectedTimes times = new ExpectedTimes(model, question);
        return new Answer(
                answer.kind(),
                answer.strong(),
                answer.items().stream()
                        .map(item -> times.fill(item, question.task()))
                        .toList(),
                answer.silence());
    }

    private Advice.Item fill(Advice.Item item, String task) {
        double seconds = ofTool(task, item.action());
        return Double.isNaN(seconds) ? item : item.taking(seconds);
    }

    private double ofTool(String task, String tool) {
        long hash = Hash64.of(task);
        long variant = Hash64.mix(Hash64.mix(hash, Hash64.of(Rivals.TOOL)), Hash64.of(tool));
        return model.total(Cells.times(variant)) == 0 ? Double.NaN : median(hash, variant);
    }
}

package dev.patternengine.cli.demo;

import dev.patternengine.cli.demo.Truth.Failure;
import dev.patternengine.cli.demo.Truth.Fit;
import dev.patternengine.cli.demo.Truth.Race;
import dev.patternengine.cli.demo.Truth.Remedy;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** One run of a workflow: ends at its last task, or at the first that failed twice. */
final class Run {
    private static final double SPREAD = 0.35;

    private final Truth truth;
    private final Workflow workflow;
    private final RandomGenerator random;
    private final Details details;
    private final Journal journal;
    private final String goal;

    Run(Truth truth, Workflow workflow, RandomGenerator random, Journal journal) {
        this.truth = truth;
        this.workflow = workflow;
        this.random = random;
        this.journal = journal;
        this.details = new Details(random);
        this.goal = details.fill(
                workflow.goals().get(random.nextInt(workflow.goals().size())));
    }

    List<Observation> play() {
        for (Workflow.Stage stage : workflow.stages()) {
            for (String task : draw(stage.branches(), Workflow.Branch::share).tasks()) {
                if (!attempt(task)) {
                    return journal.close(false);
                }
            }
        }
        return journal.close(true);
    }

    /** Does a task, if need be a second time. */
    private boolean attempt(String task) {
        Optional<Failure> failure = failureOf(task);
        if (failure.isPresent()) {
            return recover(failure.get());
        }
        List<Fit> fits = fitsOf(task);
        if (!fits.isEmpty()) {
            return call(fits.get(random.nextInt(fits.size()))) || call(best(fits));
        }
        Optional<Race> race = raceOf(task);
        if (race.isPresent()) {
            return call(race.get(), random.nextBoolean()) || call(race.get(), false);
        }
        return succeed(task);
    }

    private Optional<Failure> failureOf(String task) {
        double dice = random.nextDouble();
        for (Failure failure : truth.failures()) {
            if (failure.task().equals(task)) {
                dice -= failure.share();
                if (dice < 0) {
                    return Optional.of(failure);
                }
            }
        }
        return Optional.empty();
    }

    private boolean recover(Failure failure) {
        fail(failure);
        Remedy remedy = draw(failure.remedies(), Remedy::chosen);
        if (!remedy.action().equals(failure.task())) {
            succeed(remedy.action());
        }
        return chance(remedy.recovers()) ? succeed(failure.task()) : fail(failure);
    }

    private List<Fit> fitsOf(String task) {
        return truth.fits().stream()
                .filter(fit -> fit.task().equals(task) && applies(fit))
                .toList();
    }

    private boolean applies(Fit fit) {
        return fit.feature().equals("goal")
                ? List.of(goal.split(" ")).contains(fit.value())
                : workflow.domain().equals(fit.value());
    }

    private static Fit best(List<Fit> fits) {
        return fits.stream().max(Comparator.comparingDouble(Fit::works)).orElseThrow();
    }

    private boolean call(Fit fit) {
        boolean works = chance(fit.works());
        Observation.Builder call = begin(fit.task()).tool(fit.tool());
        journal.add(
                works ? call : call.error(details.fill(fit.tool() + " found nothing in {path}")), seconds(fit.tool()));
        return works;
    }

    private Optional<Race> raceOf(String task) {
        return truth.races().stream().filter(race -> race.task().equals(task)).findFirst();
    }

    private boolean call(Race race, boolean variant) {
        boolean works = chance(variant ? race.variantWorks() : race.baselineWorks());
        Observation.Builder call =
                begin(race.task()).param(race.param(), value(variant ? race.variant() : race.baseline()));
        double median = variant ? race.seconds() / race.ratio() : race.seconds();
        journal.add(works ? call : call.error(details.fill("Gave up at item {number}")), around(median));
        return works;
    }

    private static Value value(String text) {
        return text.chars().allMatch(Character::isDigit) ? Value.of(Double.parseDouble(text)) : Value.of(text);
    }

    private boolean succeed(String task) {
        journal.add(begin(task), seconds(task));
        return true;
    }

    private boolean fail(Failure failure) {
        journal.add(begin(failure.task()).error(details.fill(failure.message())), seconds(failure.task()));
        return false;
    }

    private Observation.Builder begin(String task) {
        return Observation.of(task)
                .context("domain", Value.of(workflow.domain()))
                .context("goal", Value.of(goal));
    }

    /** A time around the median that is the task's own. */
    private double seconds(String task) {
        return around(0.1 + Long.remainderUnsigned(Hash64.of(task), 3_000) / 1_000.0);
    }

    private double around(double median) {
        return median * Math.exp(SPREAD * random.nextGaussian());
    }

    private boolean chance(double rate) {
        return random.nextDouble() < rate;
    }

    private <T> T draw(List<T> choices, ToDoubleFunction<T> share) {
        double dice = random.nextDouble();
        for (T choice : choices) {
            dice -= share.applyAsDouble(choice);
            if (dice < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }
}

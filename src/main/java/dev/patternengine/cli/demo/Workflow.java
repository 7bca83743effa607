package dev.patternengine.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A way of working: stages in order, each with one or more branches.
 *
 * @param goals what its runs are for, with {@link Details} to be filled in; equally frequent
 * @param stages one after the other
 */
public record Workflow(String name, String domain, List<String> goals, List<Stage> stages) {
    public Workflow {
        goals = List.copyOf(goals);
        stages = List.copyOf(stages);
    }

    /** A step of a workflow: one of the branches is taken; their shares add up to 1. */
    public record Stage(List<Branch> branches) {
        public Stage {
            branches = List.copyOf(branches);
        }

        /** The branch taken most often. */
        public Branch usual() {
            return branches.stream()
                    .max(Comparator.comparingDouble(Branch::share))
                    .orElseThrow();
        }
    }

    /** Tasks done one after the other in a share of the runs. */
    public record Branch(double share, List<String> tasks) {
        public Branch {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * Reads stages written as {@code a > 70% b, c | 30% d > e}: stages by {@code >}, branches by {@code |}, tasks by comma.
     */
    static Workflow of(String name, String domain, List<String> goals, String stages) {
        List<Stage> read = Arrays.stream(stages.split(">"))
                .map(stage -> new Stage(
                        Arrays.stream(stage.split("\\|")).map(Workflow::branch).toList()))
                .toList();
        return new Workflow(name, domain, goals, read);
    }

    private static Branch branch(String written) {
        int percent = written.indexOf('%');
        double share = percent < 0 ? 1 : Double.parseDouble(written.substring(0, percent)) / 100;
        List<String> tasks = Arrays.stream(written.substring(percent + 1).split(","))
                .map(String::strip)
                .toList();
        return new Branch(share, tasks);
    }

    /** The tasks of the most frequent run in which nothing fails. */
    public List<String> usualPath() {
        List<String> path = new ArrayList<>();
        stages.forEach(stage -> path.addAll(stage.usual().tasks()));
        return List.copyOf(path);
    }

    /** How often the task after another one is what it usually is, where a branch begins. */
    public record Turn(String workflow, String domain, String after, String next, double share) {}

    /** The places where the way parts, with the more frequent way. */
    public List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (int place = 1; place < stages.size(); place++) {
            Branch usual = stages.get(place).usual();
            List<String> before = stages.get(place - 1).usual().tasks();
            if (usual.share() < 1) {
                String after = before.get(before.size() - 1);
                turns.add(new Turn(name, domain, after, usual.tasks().get(0), usual.share()));
            }
        }
        return turns;
    }
}

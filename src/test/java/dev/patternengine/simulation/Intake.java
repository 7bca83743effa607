package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Link;
import dev.patternengine.simulation.Lane.Appending;
import dev.patternengine.simulation.Plan.Planted;
import java.util.List;

/** What a node does for the partitions it owns: takes observations, appends, and mends what Redis lost. */
final class Intake {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long INSPECTION_MILLIS = 10_000;

    private final Node node;
    private final Tenure tenure;
    private final Knowledge knowledge;

    Intake(Node node, Tenure tenure, Knowledge knowledge) {
        this.node = node;
        this.tenure = tenure;
        this.knowledge = knowledge;
    }

    /** Learns an observation; what is to be done when it is stored and applied is told then. False: ask somebody else. */
    boolean observe(int partition, long observation, Runnable acknowledge) {
        Lane lane = tenure.lanes().get(partition);
        if (lane == null) {
            return false;
        }
        if (lane.window.contains(observation)) {
            if (lane.unanswered.isEmpty()) {
                acknowledge.run();
            } else {
                lane.unanswered.getLast().acknowledgements().add(acknowledge);
            }
            return true;
        }
        Appending appending = lane.next(observation, node.clock().now());
        appending.acknowledgements().add(acknowledge);
        if (node.world().plan().planted() == Planted.APPLY_BEFORE_STORED) {
            knowledge.apply(appending.link());
            knowledge.perform(knowledge.federation().stored(List.of(appending.link())));
        }
        append(lane, appending);
        return true;
    }

    private void append(Lane lane, Appending appending) {
        node.ask(() -> node.store().append(appending.link()), end -> answered(lane, appending, end));
        node.later(2_000, () -> {
            if (tenure.isOpen(lane) && lane.unanswered.contains(appending)) {
                append(lane, appending);
            }
        });
    }

    private void answered(Lane lane, Appending appending, EntryId end) {
        if (!tenure.isOpen(lane) || !lane.unanswered.contains(appending)) {
            return;
        }
        if (!appending.equals(lane.unanswered.getFirst())) {
            node.later(5, () -> answered(lane, appending, end));
            return;
        }
        if (end.equals(appending.link().id())) {
            lane.stored(appending, node.clock().now());
            knowledge.apply(appending.link());
            knowledge.perform(knowledge.federation().stored(List.of(appending.link())));
            appending.acknowledgements().forEach(Runnable::run);
        } else if (end.number() >= appending.link().id().number()) {
            tenure.fenced(lane.partition);
        } else {
            repair(lane);
        }
    }

    /** Brings Redis to where it was, from what is kept; where that does not suffice the partition is taken over anew. */
    void repair(Lane lane) {
        node.ask(
                () -> {
                    List<Link<Taught>> lacking = lane.lacking(node.store().end(lane.partition));
                    return lacking != null
                            && lacking.stream()
                                    .allMatch(link -> node.store().append(link).equals(link.id()));
                },
                whole -> {
                    if (!tenure.isOpen(lane)) {
                        return;
                    }
                    if (whole) {
                        List.copyOf(lane.unanswered).forEach(one -> append(lane, one));
                    } else {
                        takeAnew(lane.partition);
                    }
                });
    }

    private void takeAnew(int partition) {
        tenure.drop(partition);
        node.later(100, () -> tenure.take(partition, 0));
    }

    /** Gives up lanes whose appends wait too long, and reads the log again: what became of them only it knows. */
    void expire() {
        for (Lane lane : List.copyOf(tenure.lanes().values())) {
            Appending first = lane.unanswered.peekFirst();
            if (first != null && node.clock().now() - first.since() > PATIENCE_MILLIS) {
                tenure.reopen(lane);
            }
        }
    }

    /** Looks whether somebody else wrote where this node owns and is at rest. */
    void inspect() {
        for (Lane lane : List.copyOf(tenure.lanes().values())) {
            node.ask(() -> node.store().end(lane.partition), end -> {
                boolean rests = tenure.isOpen(lane) && lane.unanswered.isEmpty();
                if (rests && end.number() > lane.stored().number()) {
                    tenure.fenced(lane.partition);
                }
            });
        }
        node.later(INSPECTION_MILLIS, this::inspect);
    }
}

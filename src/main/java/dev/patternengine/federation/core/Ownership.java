package dev.patternengine.federation.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which partitions a node claims, keeps and gives back. Claims are compare-and-set in the store; that two nodes believe to own a
 * partition at once is possible and harmless, because the log takes entries of one of them only.
 *
 * <p>A node whose append was refused is fenced: it does not claim that partition again for {@value #FENCED_MILLIS} ms.
 */
public final class Ownership {
    /** How long an ex-owner waits. */
    public static final long FENCED_MILLIS = 10_000;

    private final String me;
    private final int partitions;
    private final Map<Integer, Holder> held = new TreeMap<>();
    private final Set<Integer> releasing = new TreeSet<>();
    private final Map<Integer, Long> fenced = new TreeMap<>();

    public Ownership(String me, int partitions) {
        this.me = me;
        this.partitions = partitions;
    }

    /** What is to be done about a partition. */
    public sealed interface Step {
        int partition();
    }

    /** Set the holder, if it still is the expected one, and tell {@link #claimed}; when it is not, nothing. */
    public record Claim(int partition, Holder expected, Holder wanted) implements Step {}

    /** Take nothing more, let what was taken end, set the holder free, and tell {@link #released}. */
    public record Release(int partition, Holder held) implements Step {}

    /** Somebody else owns it: forget what runs ahead of the log. */
    public record Leave(int partition) implements Step {}

    /** The partitions this node holds, whether or not it has taken them over. */
    public Set<Integer> held() {
        return Set.copyOf(held.keySet());
    }

    /** What is to be done now. Time is in milliseconds of any clock that goes on evenly. */
    public List<Step> decide(Seen seen, long now) {
        List<String> willing = new ArrayList<>();
        seen.nodes().forEach((node, pulse) -> {
            if (pulse.willing() && !pulse.isGone()) {
                willing.add(node);
            }
        });
        List<Step> steps = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            boolean wanted =
                    Rendezvous.owner(partition, willing).filter(me::equals).isPresent();
            Holder holder = seen.holder(partition);
            if (held.containsKey(partition)) {
                keep(partition, holder, wanted || willing.isEmpty(), steps);
            } else if (wanted && isFree(partition, seen, now)) {
                steps.add(new Claim(partition, holder, new Holder(me, Math.max(holder.epoch() + 1, seen.seconds()))));
            } else if (holder.node().equals(me)) {
                steps.add(new Release(partition, holder));
            }
        }
        return steps;
    }

    private void keep(int partition, Holder holder, boolean wanted, List<Step> steps) {
        Holder mine = held.get(partition);
        if (!holder.equals(mine) && holder.epoch() > mine.epoch()) {
            held.remove(partition);
            releasing.remove(partition);
            steps.add(new Leave(partition));
        } else if (releasing.contains(partition)) {
            return;
        } else if (!holder.equals(mine)) {
            steps.add(new Claim(partition, holder, mine));
        } else if (!wanted) {
            releasing.add(partition);
            steps.add(new Release(partition, mine));
        }
    }

    private boolean isFree(int partition, Seen seen, long now) {
        Holder holder = seen.holder(partition);
        return now >= fenced.getOrDefault(partition, Long.MIN_VALUE)
                && (holder.isFree() || holder.node().equals(me) || seen.isGone(holder.node()));
    }

    /** Takes that a claim succeeded; true when the partition is to be taken over, false when it was held already. */
    public boolean claimed(int partition, Holder wanted) {
        return held.put(partition, wanted) == null;
    }

    /** Takes that a partition could not be given back now. */
    public void kept(int partition) {
        releasing.remove(partition);
    }

    /** Takes that a partition was given back. */
    public void released(int partition) {
        held.remove(partition);
        releasing.remove(partition);
    }

    /** Whether it waits because it was fenced: others had better keep what it should own. */
    public boolean isFenced(long now) {
        return fenced.values().stream().anyMatch(until -> now < until);
    }

    /** Takes that the log refused this node's append, because somebody else wrote. */
    public void fenced(int partition, long now) {
        released(partition);
        fenced.put(partition, now + FENCED_MILLIS);
    }
}

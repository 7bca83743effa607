package dev.patternengine.storage;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Where nodes show that they live and note which partitions they own: what is noted is a hint, because only the log decides who can
 * append. May be called from any thread and never blocks; everything fails with {@link LogFailure}.
 */
public interface Registry {
    /** Shows that a node lives, and tells what there is. */
    CompletionStage<Roll> beat(String node, String about);

    /** Tells what there is. */
    CompletionStage<Roll> look();

    /** Removes a node's sign of life. */
    CompletionStage<Void> leave(String node);

    /**
     * What there is, at one moment.
     *
     * @param nodes that showed themselves within the last minute, by id
     * @param owners by partition
     * @param seconds of the store's clock since 2020 began
     * @param run differs with each start of the store
     * @param control what people asked of all nodes
     */
    record Roll(Map<String, Sign> nodes, Map<Integer, Owner> owners, int seconds, String run, Control control) {
        public Roll {
            nodes = Map.copyOf(nodes);
            owners = Map.copyOf(owners);
        }
    }

    /**
     * A sign of life.
     *
     * @param silentMillis since then by the store's clock; time in which nobody showed itself does not count
     * @param about what the node said of itself
     */
    record Sign(long silentMillis, String about) {}

    /**
     * Who owns a partition.
     *
     * @param node empty when it was given back
     * @param epoch raised with each owner
     */
    record Owner(String node, int epoch) {
        public static final Owner NONE = new Owner("", 0);
    }

    /**
     * What people asked of all nodes.
     *
     * @param paused whether nodes are to bring nothing to each other
     * @param syncs how often they were told to compare themselves with the log
     */
    record Control(boolean paused, long syncs) {}

    /**
     * Asks something of all nodes, and notes that in the list of what was asked, unless it is as asked already.
     *
     * @param order {@code pause}, {@code resume} or {@code sync}
     * @param by what was shown to be let in; empty where nothing was
     */
    CompletionStage<Control> order(String node, String order, String by);

    /**
     * What was asked of all nodes, newest first, at most a hundred: {@code epoch milliseconds, node, order} and, where that is known, {@code by} whom, which may
     * have spaces, with a space between them.
     */
    CompletionStage<List<String>> audit();

    /** Notes an owner where another is noted. */
    record Change(int partition, Owner expected, Owner wanted) {}

    /** Makes each change whose expected owner is the noted one; tells for each whether the wanted one is noted now. */
    CompletionStage<List<Boolean>> change(List<Change> changes);

    /** Takes the right to be the only one who joins; false while another has it. It ends by itself after a minute. */
    CompletionStage<Boolean> lock(String token);

    /** Gives the right back. */
    CompletionStage<Void> unlock(String token);
}

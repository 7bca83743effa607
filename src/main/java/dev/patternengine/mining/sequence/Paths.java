package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The paths that sessions took from their start on, as a tree of nodes in preorder: each a task done after all those above
 * it. Read from the rows of whole sessions, whose hashes are computed on the way down and stored nowhere.
 *
 * <p>Exact below the memory budget. A node that was forgotten is missing with all below it, so counts are then too low, never
 * too high: what is missing is how sessions went on from where few went on alike.
 *
 * <p>Cost: O(nodes), about 60 bytes each.
 */
final class Paths {
    private final Model model;
    private final LongArrayList tasks = new LongArrayList();
    private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
    private final IntArrayList task = new IntArrayList();
    private final IntArrayList parent = new IntArrayList();
    private final IntArrayList depth = new IntArrayList();
    private final LongArrayList path = new LongArrayList();
    private final LongArrayList arrived = new LongArrayList();
    private final LongArrayList succeeded = new LongArrayList();
    private final LongArrayList failed = new LongArrayList();
    private final LongArrayList ended = new LongArrayList();

    private Paths(Model model) {
        this.model = model;
        numbers.defaultReturnValue(-1);
    }

    /** All paths of a model. */
    static Paths of(Model model) {
        Paths paths = new Paths(model);
        paths.walk();
        paths.sum();
        return paths;
    }

    /** Depth first, the children of a node by the hashes of their tasks: equal models give equal trees. */
    private void walk() {
        LongArrayList waiting = new LongArrayList();
        push(Trail.WHOLE, -1, waiting);
        while (!waiting.isEmpty()) {
            int above = (int) waiting.popLong();
            long symbol = waiting.popLong();
            long from = above < 0 ? Trail.WHOLE : path.getLong(above);
            int node = append(above, symbol, Hash64.mix(from, symbol), model.count(from, symbol));
            push(path.getLong(node), node, waiting);
        }
    }

    private void push(long row, int node, LongArrayList waiting) {
        for (long symbol : model.columns(row)) {
            if (Symbols.isTask(symbol)) {
                waiting.add(symbol);
                waiting.add(node);
            }
        }
    }

    private int append(int above, long symbol, long whole, long count) {
        int node = task.size();
        task.add(number(symbol));
        parent.add(above);
        depth.add(above < 0 ? 0 : depth.getInt(above) + 1);
        path.add(whole);
        arrived.add(count);
        long ends = model.count(whole, Symbols.END);
        Tally tally = new Tally();
        if (ends > 0) {
            Endings.read(whole, model, tally);
        }
        ended.add(ends);
        succeeded.add(tally.succeeded());
        failed.add(tally.failed());
        return node;
    }

    private int number(long symbol) {
        int number = numbers.get(symbol);
        if (number < 0) {
            number = tasks.size();
            tasks.add(symbol);
            numbers.put(symbol, number);
        }
        return number;
    }

    /** Makes what ended at each node what ended at it or below. */
    private void sum() {
        for (int node = size() - 1; node >= 0; node--) {
            int above = parent.getInt(node);
            if (above >= 0) {
                add(succeeded, above, node);
                add(failed, above, node);
                add(ended, above, node);
            }
        }
    }

    private static void add(LongArrayList sums, int to, int from) {
        sums.set(to, sums.getLong(to) + sums.getLong(from));
    }

    int size() {
        return task.size();
    }

    /** How many different tasks there are. */
    int tasks() {
        return tasks.size();
    }

    /** The hash of the task of a number. */
    long symbol(int number) {
        return tasks.getLong(number);
    }

    /** The number of a node's task. */
    int task(int node) {
        return task.getInt(node);
    }

    /** The node above; -1 for the first task of a session. */
    int parent(int node) {
        return parent.getInt(node);
    }

    /** How many tasks are above. */
    int depth(int node) {
        return depth.getInt(node);
    }

    /** The hash of the path down to the node. */
    long path(int node) {
        return path.getLong(node);
    }

    /** How many sessions came to the node. */
    long arrived(int node) {
        return arrived.getLong(node);
    }

    /** How many sessions that came to the node succeeded in the end. */
    long succeeded(int node) {
        return succeeded.getLong(node);
    }

    /** How many sessions that came to the node failed in the end. */
    long failed(int node) {
        return failed.getLong(node);
    }

    /** How many sessions ended at the node itself. */
    long endedAt(int node) {
        return model.count(path(node), Symbols.END);
    }
}

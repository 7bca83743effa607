package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;

/**
 * How often each candidate followed a context. The end of a session is no task; the tasks that were forgotten count as one.
 * Reused from row to row. Cost: O(cells of the row), or of the candidates where these are much fewer.
 */
final class Followers implements Model.RowReader {
    /** Reading a cell by its key costs as much as passing over so many. */
    private static final int PASSED = 4;

    private final Candidates candidates;
    private final int[] counts = new int[Candidates.MOST];

    /** The places of those that followed, in no order that may matter. */
    private final int[] followed = new int[Candidates.MOST];

    private int size;
    private long total;
    private long ends;
    private int different;
    private int most;

    /** Whether the row that is read has many more cells than there are candidates. */
    private boolean isLong;

    Followers(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Begins with no row. */
    Followers clear() {
        while (size > 0) {
            counts[followed[--size]] = 0;
        }
        most = 0;
        different = 0;
        total = 0;
        ends = 0;
        return this;
    }

    /** Reads a row in place of what was read before. */
    Followers read(Model model, long row) {
        return clear().add(model, row);
    }

    /** Reads a row and adds it to what was read before. */
    Followers add(Model model, long row) {
        isLong = false;
        model.read(row, this);
        if (isLong) {
            for (int place = 0; place < candidates.size(); place++) {
                take(place, model.count(row, candidates.task(place)));
            }
            total += model.total(row);
            leaveOut(model.count(row, Symbols.END));
        }
        return this;
    }

    @Override
    public boolean begin(int columns) {
        different += columns;
        isLong = columns > PASSED * candidates.size();
        return !isLong;
    }

    @Override
    public void visit(long column, long count) {
        total += count;
        if (column == Symbols.END) {
            leaveOut(count);
            return;
        }
        int place = candidates.placeOf(column);
        if (place >= 0) {
            take(place, count);
        }
    }

    private void take(int place, long count) {
        if (count > 0 && counts[place] == 0) {
            followed[size++] = place;
        }
        counts[place] = (int) Math.min(counts[place] + count, Integer.MAX_VALUE);
        most = Math.max(most, counts[place]);
    }

    private void leaveOut(long more) {
        ends += more;
        total -= more;
        different -= more > 0 ? 1 : 0;
    }

    /** Takes one occurrence of a candidate away, where there is one. */
    void takeAway(int place) {
        if (place >= 0 && counts[place] > 0) {
            counts[place]--;
            total--;
            different -= counts[place] == 0 ? 1 : 0;
        }
    }

    int count(int place) {
        return counts[place];
    }

    /** How many candidates followed. */
    int size() {
        return size;
    }

    /** The place of one of those that followed, from 0 to {@link #size()}; a count that was taken away may have become 0. */
    int place(int number) {
        return followed[number];
    }

    /** How often any task followed. */
    long total() {
        return total;
    }

    /** How often anything followed, the end of a session too. */
    long totalWithEnds() {
        return total + ends;
    }

    /** How many tasks followed, candidates or not; one that followed in several rows counts in each. */
    int different() {
        return different;
    }

    /** How often the most frequent candidate followed. */
    int most() {
        return most;
    }
}

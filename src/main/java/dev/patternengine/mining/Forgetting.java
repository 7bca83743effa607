package dev.patternengine.mining;

import dev.patternengine.domain.Evidence;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * One decision what a model forgets, as evidence that takes it away to the last cell. A miner names the units that only make
 * sense together, each with what it is worth; those worth least are taken until about so many cells are free. Of equal worth,
 * sorts named earlier go first, then a unit's key decides.
 *
 * <p>The model is only read: what is taken is gone once the evidence is applied, and {@link #left} tells what will be left.
 * Cost: O(rows and units), a few nanoseconds each where units are rows, and O(cells) where columns are folded. One use.
 */
public final class Forgetting {
    private final Model model;
    private final Evidence.Builder out;
    private final Ranks ranks = new Ranks();
    private final List<LongConsumer> takers = new ArrayList<>();
    private final BitSet kept = new BitSet();
    private final BitSet taken = new BitSet();

    /** Rows of which single cells were taken. */
    private final LongOpenHashSet changed = new LongOpenHashSet();

    private long bound;
    private long freed;

    /** What became of advice given is never forgotten. */
    public Forgetting(Model model, Evidence.Builder out) {
        this.model = model;
        this.out = out;
        AdviceRecord.forEachRow(this::keep);
    }

    /** Units of one sort. */
    public final class Units {
        private final int sort;

        private Units(int sort) {
            this.sort = sort;
        }

        /**
         * Adds a unit.
         *
         * @param weight what it is worth, mostly how often it was seen
         * @param cells how many it holds, about
         * @param key decides between units of equal weight; those of equal key go together
         * @param id is told to the taker
         */
        public void add(long weight, int cells, long key, long id) {
            ranks.add(weight, sort, key, id, cells);
        }

        /** Adds each row that was not kept as a unit worth its total, whose id is its place. */
        public void addRows() {
            model.forEachRow((place, total, cells) -> {
                if (!kept.get(place)) {
                    add(total, Math.max(1, cells), model.key(place), place);
                }
            });
        }
    }

    /** Rows that go together: kept as units of their own, and counted. */
    public final class Bundle {
        private long total;
        private int cells;

        public Bundle with(long row) {
            int place = model.place(row);
            if (place != Model.NONE) {
                kept.set(place);
                total += model.totalAt(place);
                cells += model.distinctAt(place);
            }
            return this;
        }

        /** The sum of their counts. */
        public long total() {
            return total;
        }

        /** How many cells have a count. */
        public int cells() {
            return cells;
        }
    }

    /** No rows yet. */
    public Bundle bundle() {
        return new Bundle();
    }

    /**
     * A sort of units that are worth nothing: what lies between the first and the last column of rows of which only these two
     * and the total are told. It is counted with the first from then on.
     */
    public final class Spans {
        private final Units units = units(Forgetting.this::shorten);

        /** Adds a row, which is kept as a unit of its own, and returns how many columns it has. */
        public int add(long row) {
            int columns = bundle().with(row).cells();
            if (columns > 2) {
                units.add(0, columns - 2, row, row);
            }
            return columns;
        }

        /** Adds each row that was not kept whose columns pass the test: it is asked of one. */
        public void addRows(LongPredicate isSpan) {
            model.forEachRow((place, total, cells) -> {
                if (cells > 2 && !kept.get(place) && isSpan.test(model.newestColumn(place))) {
                    units.add(0, cells - 2, model.key(place), model.key(place));
                }
            });
        }
    }

    private void shorten(long row) {
        long[] columns = model.columns(row);
        for (int place = 1; place < columns.length - 1; place++) {
            move(row, columns[place], columns[0]);
        }
    }

    /** The sort of spans; to be named first. */
    public Spans spans() {
        return new Spans();
    }

    /** A further sort of units; at most eight. The taker is given the id of each that goes. */
    public Units units(LongConsumer taker) {
        takers.add(taker);
        return new Units(takers.size() - 1);
    }

    /** The row is no unit of its own: it stays, or goes with another. */
    public void keep(long row) {
        int place = model.place(row);
        if (place != Model.NONE) {
            kept.set(place);
        }
    }

    /** Takes the units worth least until about so many cells are free; goes further where takers let too many stay. */
    public void take(long cells) {
        long last = -1;
        for (long wanted = cells; freed < Math.max(1, cells / 2) && last != Ranks.ALL; wanted *= 2) {
            long from = last;
            last = ranks.bound(wanted);
            take(from, last);
        }
    }

    /** Takes the units of a rank above that of those taken before. */
    private void take(long taken, long last) {
        bound = Ranks.weight(last);
        for (int place = 0; place < ranks.size(); place++) {
            long rank = ranks.rank(place);
            if (rank > taken && rank <= last) {
                freed += ranks.cells(place);
                takers.get(Ranks.sort(rank)).accept(ranks.id(place));
            }
        }
    }

    /** Says that a unit stays after all, or goes with another: so many cells are not freed. */
    public void stays(int cells) {
        freed -= cells;
    }

    /** What the units that go are worth at most: known to their takers. */
    public long bound() {
        return bound;
    }

    /** Takes a whole row away. */
    public void row(long row) {
        int place = model.place(row);
        if (place != Model.NONE) {
            rowAt(place);
        }
    }

    /** Takes the row at a place away, as {@link Units#addRows} tells it. */
    public void rowAt(long id) {
        int place = (int) id;
        if (!taken.get(place)) {
            taken.set(place);
            long row = model.key(place);
            if (changed.contains(row)) {
                model.forEachSumAt(place, (column, sum) -> out.add(row, column, -sum - out.delta(row, column)));
            } else {
                model.forEachSumAt(place, (column, sum) -> out.add(row, column, -sum));
            }
        }
    }

    /** The row at a place. */
    public long key(long id) {
        return model.key((int) id);
    }

    /** Takes a cell away. */
    public void cell(long row, long column) {
        subtract(row, column, left(row, column));
    }

    /** Takes so much of a cell away. */
    public void subtract(long row, long column, long count) {
        changed.add(row);
        out.add(row, column, -count);
    }

    /** The sum of a cell once the evidence is applied. */
    public long left(long row, long column) {
        return model.sum(row, column) + out.delta(row, column);
    }

    /** Whether anything of the row is left once the evidence is applied, as far as rows were taken whole. */
    public boolean isLeft(long row) {
        int place = model.place(row);
        return place != Model.NONE && !taken.get(place);
    }

    /** Moves what is left of the columns, in all rows that pass, to one other column, so that the rows' totals stay. */
    public void fold(LongSet columns, long other, LongPredicate rows) {
        if (!columns.isEmpty()) {
            model.forEachCell(columns, (row, column) -> {
                if (rows.test(row)) {
                    move(row, column, other);
                }
            });
        }
    }

    private void move(long row, long column, long other) {
        long sum = left(row, column);
        subtract(row, column, sum);
        subtract(row, other, -sum);
    }

    /** Takes the names of the symbols away that pass the test no more. */
    public void names(LongPredicate isReferredTo) {
        for (Iterator<Long2ObjectMap.Entry<Evidence.Name>> all = model.names().iterator(); all.hasNext(); ) {
            Long2ObjectMap.Entry<Evidence.Name> name = all.next();
            long count = name.getValue().count();
            if (count > 0 && !isReferredTo.test(name.getLongKey())) {
                out.name(name.getLongKey(), new Evidence.Name("", -count));
            }
        }
    }
}

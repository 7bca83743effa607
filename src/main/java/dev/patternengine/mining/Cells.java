package dev.patternengine.mining;

import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.Arrays;

/**
 * The cells of a model, each a block of one array, so that touching a cell touches one line of the processor's cache:
 * column, count, and in one number the row's place and the row's next cell. A free cell has the count 0, which no other has,
 * and points to the next free one.
 * 24 bytes a cell. One owner, one thread.
 */
final class Cells {
    private static final int BLOCK = 3;
    private static final int COUNT = 1;
    private static final int LINKS = 2;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Rows rows;
    private final Index index;
    private long[] blocks;
    private int used;
    private int firstFree = Model.NONE;

    Cells(Rows rows) {
        this.rows = rows;
        index = new Index();
        blocks = new long[64 * BLOCK];
    }

    /** A copy over a copy of the rows. */
    Cells(Rows rows, Cells other) {
        this.rows = rows;
        index = new Index(other.index);
        blocks = other.blocks.clone();
        used = other.used;
        firstFree = other.firstFree;
    }

    /** The place of a cell, {@link Model#NONE} when there is none. */
    int find(long row, long column) {
        return index.place(slot(row, column));
    }

    private int slot(long row, long column) {
        int tag = tag(row, column);
        int slot = index.first(tag);
        while (index.place(slot) != Model.NONE && !isAt(index.place(slot), row, column)) {
            slot = index.next(tag, slot);
        }
        return slot;
    }

    private static int tag(long row, long column) {
        return Index.tag((row ^ Long.rotateLeft(column, 29)) * GOLDEN + column);
    }

    private boolean isAt(int place, long row, long column) {
        return column(place) == column && rows.key(row(place)) == row;
    }

    /** The place of a cell, which is made with count 0 where there is none, and its row too. */
    int findOrAdd(long row, long column) {
        int slot = slot(row, column);
        int place = index.place(slot);
        if (place == Model.NONE) {
            int rowPlace = rows.findOrAdd(row);
            place = take(column, rowPlace, rows.head(rowPlace));
            rows.setHead(rowPlace, place);
            index.put(slot, tag(row, column), place);
        }
        return place;
    }

    private int take(long column, int rowPlace, int following) {
        int place = firstFree;
        if (place == Model.NONE) {
            place = used++;
            if (place * BLOCK == blocks.length) {
                blocks = Arrays.copyOf(blocks, (used + (used >> 1)) * BLOCK);
            }
        } else {
            firstFree = next(place);
        }
        blocks[place * BLOCK] = column;
        blocks[place * BLOCK + COUNT] = 0;
        blocks[place * BLOCK + LINKS] = Links.of(rowPlace, following);
        return place;
    }

    /** Removes the cells of a row whose count is 0, and the row with the last one. O(cells of the row), however many go. */
    void sweep(int rowPlace) {
        int before = Model.NONE;
        int cell = rows.head(rowPlace);
        while (cell != Model.NONE) {
            int following = next(cell);
            if (count(cell) != 0) {
                before = cell;
            } else {
                free(rowPlace, cell, before);
            }
            cell = following;
        }
        if (rows.head(rowPlace) == Model.NONE) {
            rows.remove(rowPlace);
        }
    }

    private void free(int rowPlace, int cell, int before) {
        index.remove(slot(rows.key(rowPlace), column(cell)));
        if (before == Model.NONE) {
            rows.setHead(rowPlace, next(cell));
        } else {
            setNext(before, next(cell));
        }
        setNext(cell, firstFree);
        firstFree = cell;
    }

    /** Visits every cell of the columns, in the order of their places. */
    void forEach(LongSet columns, Model.PlaceVisitor visitor) {
        for (int place = 0; place < used; place++) {
            if (count(place) != 0 && columns.contains(column(place))) {
                visitor.visit(rows.key(row(place)), column(place));
            }
        }
    }

    int size() {
        return index.size();
    }

    long column(int place) {
        return blocks[place * BLOCK];
    }

    long count(int place) {
        return blocks[place * BLOCK + COUNT];
    }

    void setCount(int place, long count) {
        blocks[place * BLOCK + COUNT] = count;
    }

    int row(int place) {
        return Links.first(blocks[place * BLOCK + LINKS]);
    }

    int next(int place) {
        return Links.second(blocks[place * BLOCK + LINKS]);
    }

    void setNext(int place, int next) {
        blocks[place * BLOCK + LINKS] = Links.of(row(place), next);
    }
}

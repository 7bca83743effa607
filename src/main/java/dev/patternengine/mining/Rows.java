package dev.patternengine.mining;

import java.util.Arrays;

/**
 * The rows of a model, each a block of one array: its key, and in one number where its cells begin, how many they are and their
 * {@link CellFormat}. A row of many cells has these in a {@link LongRow}, whose number stands in place of the begin. A free row
 * points to the next free one. 16 bytes a row, 7 where it is found, and an eighth of room. One owner, one thread.
 */
final class Rows {
    private static final int SMALLEST = 8;
    private static final int BLOCK = 2;

    /** The sizes of rows whose cells are elsewhere, and of free ones: more than any other has. */
    private static final int LONG = 254;

    private static final int FREE = 255;

    private static final int SIZE = 0xff;
    private static final int FORMAT = 8;

    /** Set where counts of the row may be 0 or below. */
    private static final int SIGNED = 1 << (FORMAT + CellFormat.BITS);

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Index index;
    private long[] blocks;
    private int used;
    private int firstFree = Model.NONE;

    Rows() {
        index = new Index(this::hash);
        blocks = new long[SMALLEST * BLOCK];
    }

    /** A copy. */
    Rows(Rows other) {
        index = new Index(this::hash, other.index);
        blocks = other.blocks.clone();
        used = other.used;
        firstFree = other.firstFree;
    }

    private long hash(int place) {
        return key(place) * GOLDEN;
    }

    /** The place of a row, {@link Model#NONE} when there is none. */
    int find(long key) {
        return index.place(slot(key));
    }

    private int slot(long key) {
        long hash = key * GOLDEN;
        int slot = index.first(hash);
        int place = index.place(slot);
        while (place != Model.NONE && key(place) != key) {
            slot = index.next(hash, slot);
            place = index.place(slot);
        }
        return slot;
    }

    /** The place of a row, which is made without cells where there is none. */
    int findOrAdd(long key) {
        int slot = slot(key);
        int place = index.place(slot);
        if (place == Model.NONE) {
            place = take(key);
            index.put(slot, key * GOLDEN, place);
        }
        return place;
    }

    private int take(long key) {
        int place = firstFree;
        if (place == Model.NONE) {
            place = used++;
            if (place * BLOCK == blocks.length) {
                blocks = Arrays.copyOf(blocks, (used + (used >> 2)) * BLOCK);
            }
        } else {
            firstFree = begin(place);
        }
        blocks[place * BLOCK] = key;
        set(place, 0, 0, CellFormat.NARROWEST);
        return place;
    }

    void remove(int place) {
        index.remove(slot(key(place)));
        set(place, firstFree, FREE, CellFormat.NARROWEST);
        firstFree = place;
    }

    /** How many places were ever taken: all rows have places below. */
    int used() {
        return used;
    }

    boolean isFree(int place) {
        return size(place) == FREE;
    }

    int size() {
        return index.size();
    }

    /**
     * The places of all rows, ascending. In the order of the index they would be slow to add to another model: keys in the
     * order of their hashes fill a smaller table run by run, and every search goes through a run.
     */
    int[] places() {
        int[] places = index.places();
        Arrays.sort(places);
        return places;
    }

    /** The keys of all rows, ascending. */
    long[] keys() {
        return Arrays.stream(index.places()).mapToLong(this::key).sorted().toArray();
    }

    long key(int place) {
        return blocks[place * BLOCK];
    }

    /** Whether the row's cells are elsewhere: {@link #begin} is a number then, and {@link #cells} and {@link #format} say nothing. */
    boolean isLong(int place) {
        return size(place) == LONG;
    }

    private int size(int place) {
        return (int) blocks[place * BLOCK + 1] & SIZE;
    }

    /** How many cells the row has. */
    int cells(int place) {
        return size(place);
    }

    int begin(int place) {
        return (int) (blocks[place * BLOCK + 1] >>> Integer.SIZE);
    }

    int format(int place) {
        return ((int) blocks[place * BLOCK + 1] >>> FORMAT) & ((1 << CellFormat.BITS) - 1);
    }

    /** Whether counts of the row may be 0 or below. */
    boolean isSigned(int place) {
        return ((int) blocks[place * BLOCK + 1] & SIGNED) != 0;
    }

    void setSigned(int place, boolean signed) {
        long without = blocks[place * BLOCK + 1] & ~(long) SIGNED;
        blocks[place * BLOCK + 1] = signed ? without | SIGNED : without;
    }

    /** Says where the cells of a row are and how they are written. */
    void setCells(int place, int begin, int cells, int format) {
        boolean signed = isSigned(place);
        set(place, begin, cells, format);
        setSigned(place, signed);
    }

    /** Says that the cells of a row are elsewhere, under a number. */
    void setLong(int place, int number) {
        set(place, number, LONG, CellFormat.NARROWEST);
    }

    private void set(int place, int begin, int size, int format) {
        blocks[place * BLOCK + 1] = ((long) begin << Integer.SIZE) | (format << FORMAT) | size;
    }

    /** The memory held. */
    long bytes() {
        return (long) blocks.length * Long.BYTES + index.bytes();
    }
}

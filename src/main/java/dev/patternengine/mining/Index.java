package dev.patternengine.mining;

import java.util.function.IntToLongFunction;

/**
 * Finds places in arrays kept elsewhere by hashes: an open-addressed table whose slots hold a place beside as much of its
 * hash as there is room for, so that a search mostly touches one line of the processor's cache. Who searches tells apart the few
 * places that share that. 5 to 8 bytes a place. One owner, one thread.
 */
final class Index {
    private static final int SMALLEST = 16;

    /** 0 where free, else a tag above the place plus 1; a place lies as near after its hash's own slot as was free. */
    private int[] slots;

    /** The bits of a place. */
    private int places;

    private final IntToLongFunction hashes;
    private int size;

    /** @param hashes by place, of those that were put in */
    Index(IntToLongFunction hashes) {
        this.hashes = hashes;
        allocate(SMALLEST);
    }

    /** A copy over a copy of the places. */
    Index(IntToLongFunction hashes, Index other) {
        this.hashes = hashes;
        slots = other.slots.clone();
        places = other.places;
        size = other.size;
    }

    private void allocate(int capacity) {
        slots = new int[capacity];
        places = 2 * Integer.highestOneBit(capacity) - 1;
    }

    /** The slot of the first place that may have the hash, or a free one where there is none. */
    int first(long hash) {
        return search(hash, own(hash));
    }

    /** The slot of the next place that may have the hash, or a free one where there is none. */
    int next(long hash, int slot) {
        return search(hash, after(slot));
    }

    private int search(long hash, int from) {
        int tag = tag(hash);
        int slot = from;
        while (slots[slot] != 0 && (slots[slot] & ~places) != tag) {
            slot = after(slot);
        }
        return slot;
    }

    private int tag(long hash) {
        return (int) hash & ~places;
    }

    /** The slot where a hash belongs: those of ascending hashes ascend. */
    private int own(long hash) {
        return (int) (((hash >>> Integer.SIZE) * slots.length) >>> Integer.SIZE);
    }

    private int after(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    /** The place in a slot, {@link Model#NONE} where it is free. */
    int place(int slot) {
        return (slots[slot] & places) - 1;
    }

    /** Puts a place into the free slot that its search ended at. */
    void put(int slot, long hash, int place) {
        slots[slot] = tag(hash) | (place + 1);
        size++;
        if (size > slots.length / 4 * 3) {
            grow();
        }
    }

    private void grow() {
        int[] before = slots;
        int mask = places;
        allocate(Math.addExact(before.length, before.length / 2));
        for (int entry : before) {
            if (entry != 0) {
                move((entry & mask) - 1);
            }
        }
    }

    private void move(int place) {
        long hash = hashes.applyAsLong(place);
        int slot = own(hash);
        while (slots[slot] != 0) {
            slot = after(slot);
        }
        slots[slot] = tag(hash) | (place + 1);
    }

    /** Frees a slot: what lies behind it moves up where that brings it nearer to its own. */
    void remove(int slot) {
        int free = slot;
        for (int behind = after(slot); slots[behind] != 0; behind = after(behind)) {
            int own = own(hashes.applyAsLong(place(behind)));
            if (distance(own, behind) >= distance(free, behind)) {
                slots[free] = slots[behind];
                free = behind;
            }
        }
        slots[free] = 0;
        size--;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + slots.length;
    }

    int size() {
        return size;
    }

    /** All places, in no order that may matter. */
    int[] places() {
        int[] all = new int[size];
        int found = 0;
        for (int entry : slots) {
            if (entry != 0) {
                all[found++] = (entry & places) - 1;
            }
        }
        return all;
    }

    /** The memory held. */
    long bytes() {
        return (long) slots.length * Integer.BYTES;
    }
}

package dev.patternengine.mining;

/**
 * Finds places in arrays kept elsewhere by hashes: an open-addressed table whose slots hold a place beside half of its
 * hash, so that a search mostly touches one line of the processor's cache, and growing touches nothing else. Who searches
 * tells apart the few places that share a tag. 12 to 24 bytes a place. One owner, one thread.
 */
final class Index {
    /** 0 where free, else the tag and the place plus 1; a place lies as near after its tag's own slot as was free. */
    private long[] slots = new long[128];

    private int shift = Integer.numberOfLeadingZeros(slots.length) + 1;
    private int size;

    Index() {}

    /** A copy. */
    Index(Index other) {
        slots = other.slots.clone();
        shift = other.shift;
        size = other.size;
    }

    /** The half of a hash that is kept. */
    static int tag(long hash) {
        return (int) (hash >>> Integer.SIZE);
    }

    /** The slot of the first place with the tag, or a free one where there is none. */
    int first(int tag) {
        return search(tag, tag >>> shift);
    }

    /** The slot of the next place with the tag, or a free one where there is none. */
    int next(int tag, int slot) {
        return search(tag, after(slot));
    }

    private int search(int tag, int from) {
        int slot = from;
        while (slots[slot] != 0 && Links.first(slots[slot]) != tag) {
            slot = after(slot);
        }
        return slot;
    }

    private int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** The place in a slot, {@link Model#NONE} where it is free. */
    int place(int slot) {
        return Links.second(slots[slot]) - 1;
    }

    /** Puts a place into the free slot that its search ended at. */
    void put(int slot, int tag, int place) {
        slots[slot] = Links.of(tag, place + 1);
        size++;
        if (size > slots.length / 3 * 2) {
            grow();
        }
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        shift--;
        for (long entry : before) {
            if (entry != 0) {
                int slot = Links.first(entry) >>> shift;
                while (slots[slot] != 0) {
                    slot = after(slot);
                }
                slots[slot] = entry;
            }
        }
    }

    /** Frees a slot: what lies behind it moves up where that brings it nearer to its own. */
    void remove(int slot) {
        int free = slot;
        for (int behind = after(slot); slots[behind] != 0; behind = after(behind)) {
            if (distance(own(behind), behind) >= distance(free, behind)) {
                slots[free] = slots[behind];
                free = behind;
            }
        }
        slots[free] = 0;
        size--;
    }

    private int own(int slot) {
        return Links.first(slots[slot]) >>> shift;
    }

    private int distance(int from, int to) {
        return (to - from) & (slots.length - 1);
    }

    int size() {
        return size;
    }

    /** All places, in no order that may matter. */
    int[] places() {
        int[] places = new int[size];
        int found = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot] != 0) {
                places[found++] = place(slot);
            }
        }
        return places;
    }
}

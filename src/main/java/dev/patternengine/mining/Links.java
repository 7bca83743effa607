package dev.patternengine.mining;

/** Two ints in a long. */
final class Links {
    private static final long LOW = 0xffff_ffffL;

    private Links() {}

    static long of(int first, int second) {
        return ((long) first << Integer.SIZE) | (second & LOW);
    }

    static int first(long links) {
        return (int) (links >> Integer.SIZE);
    }

    static int second(long links) {
        return (int) links;
    }
}

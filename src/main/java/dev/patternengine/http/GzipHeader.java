package dev.patternengine.http;

/**
 * The header of a gzip member (RFC 1952, section 2.3); what it tells of files is skipped.
 *
 * @param length bytes it takes
 */
record GzipHeader(int length) {
    /** More bytes are needed to tell. */
    static final GzipHeader CUT = new GzipHeader(0);

    /** It is none. */
    static final GzipHeader BROKEN = new GzipHeader(-1);

    private static final int FIXED_BYTES = 10;
    private static final int LONGEST = 4_096;
    private static final int[] BEGINNING = {0x1F, 0x8B, 8};
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    /** The header that begins at the place. */
    static GzipHeader at(byte[] bytes, int start) {
        for (int place = 0; place < BEGINNING.length && start + place < bytes.length; place++) {
            if ((bytes[start + place] & 0xFF) != BEGINNING[place]) {
                return BROKEN;
            }
        }
        if (bytes.length - start < FIXED_BYTES) {
            return CUT;
        }
        int flags = bytes[start + BEGINNING.length];
        if ((flags & RESERVED) != 0) {
            return BROKEN;
        }
        int end = variable(bytes, start + FIXED_BYTES, flags);
        if (end < 0 || end > bytes.length) {
            return bytes.length - start > LONGEST ? BROKEN : CUT;
        }
        return new GzipHeader(end - start);
    }

    /** Where the parts end that the flags promise; negative when that cannot be told. */
    private static int variable(byte[] bytes, int start, int flags) {
        int place = start;
        if ((flags & EXTRA) != 0) {
            place = bytes.length - place < 2 ? -1 : place + 2 + (bytes[place] & 0xFF) + 256 * (bytes[place + 1] & 0xFF);
        }
        place = (flags & NAME) == 0 ? place : afterZero(bytes, place);
        place = (flags & COMMENT) == 0 ? place : afterZero(bytes, place);
        return place < 0 || (flags & CHECKSUM) == 0 ? place : place + 2;
    }

    private static int afterZero(byte[] bytes, int start) {
        for (int place = start; place >= 0 && place < bytes.length; place++) {
            if (bytes[place] == 0) {
                return place + 1;
            }
        }
        return -1;
    }
}

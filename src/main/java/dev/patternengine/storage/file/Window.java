package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A moving view of a file: of a fixed size, or as much as is asked for at once. One thread. */
final class Window {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final DiskFile file;
    private final long end;
    private final int size;
    private ByteBuffer view = NOTHING;
    private long start;

    /**
     * @param end the byte to stop before, within the file
     * @param size how much to read at once
     */
    Window(DiskFile file, long end, int size) {
        this.file = file;
        this.end = end;
        this.size = size;
    }

    /** Where it stops. */
    long end() {
        return end;
    }

    /** The bytes at a place, in a buffer that is valid until the next call; an empty one when the end comes before. */
    ByteBuffer at(long place, int bytes) throws IOException {
        if (!holds(place, bytes) && end - place >= bytes) {
            move(place, bytes);
        }
        return holds(place, bytes) ? view.slice((int) (place - start), bytes) : NOTHING;
    }

    private boolean holds(long place, int bytes) {
        return place >= start && place + bytes <= start + view.limit();
    }

    private void move(long place, int bytes) throws IOException {
        int room = (int) Math.min(Math.max(bytes, size), end - place);
        ByteBuffer next = view.capacity() >= room ? view : ByteBuffer.allocate(room);
        next.clear().limit(room);
        file.read(next, place);
        view = next.flip();
        start = place;
    }
}

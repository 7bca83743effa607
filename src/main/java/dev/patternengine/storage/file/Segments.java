package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import dev.patternengine.wire.WireOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The segment files of a folder, the last of which is written to. One thread writes, any may read. */
final class Segments implements AutoCloseable {
    private static final EntryFormat FORMAT = new EntryFormat();

    private final Path folder;
    private final long segmentBytes;
    private final WireOutput payload = new WireOutput();

    /** Records on their way to the file, many in one write. */
    private final ByteBuffer group = ByteBuffer.allocateDirect(1 << 20);

    private final ByteBuffer recordHeader = ByteBuffer.allocate(Segment.RECORD_HEADER_BYTES);
    private FileChannel channel;
    private volatile End end;
    private String truncated = "";
    private String broken = "";

    /** Up to where the log is safe: a segment's number and a byte in it; and how much was written since it was opened. */
    private record End(long segment, long safe, long written) {}

    private Segments(Path folder, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    /** Opens the segments, and puts the last entry of each partition into the map. */
    static Segments open(Path folder, long segmentBytes, Map<Integer, EntryId> last) {
        Segments segments = new Segments(folder, segmentBytes);
        try {
            List<Path> files = segments.files();
            for (Path file : files) {
                segments.recover(file, file.equals(files.get(files.size() - 1)), last);
            }
            if (files.isEmpty()) {
                segments.begin(1);
            } else {
                segments.resume(files.get(files.size() - 1));
            }
            return segments;
        } catch (IOException failure) {
            throw new LogFailure("cannot open the log in " + folder + ": " + failure, failure);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> Segment.number(file).isPresent()).sorted().toList();
        }
    }

    private void recover(Path file, boolean isLast, Map<Integer, EntryId> last) throws IOException {
        if (isLast && Files.size(file) < Segment.HEADER_BYTES) {
            Files.delete(file);
            truncated = file + ": a segment without its header was removed";
            return;
        }
        try (SegmentReader reader = new SegmentReader(file, Long.MAX_VALUE)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                follow(entry.get(), last, file);
            }
            if (!reader.damage().isEmpty()) {
                cut(file, isLast, reader);
            }
        }
    }

    private static void follow(Entry entry, Map<Integer, EntryId> last, Path file) {
        int partition = entry.batch().partition();
        EntryId before = last.getOrDefault(partition, EntryId.NONE);
        if (!entry.predecessor().equals(before)) {
            throw new LogFailure(file + ": entry " + entry.id() + " of partition " + partition + " follows "
                    + entry.predecessor() + ", but the one before it is " + before);
        }
        last.put(partition, entry.id());
    }

    /** Cuts a torn tail off and keeps it beside; damage to what was acknowledged is not cut but refused. */
    private void cut(Path file, boolean isLast, SegmentReader reader) throws IOException {
        String where = file + " at byte " + reader.place() + ": " + reader.damage();
        if (!isLast) {
            throw new LogFailure("the log is damaged before its end: " + where);
        }
        try (FileChannel last = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (TornTail.hidesSafeBytes(last, reader.place())) {
                throw new LogFailure("the log is damaged, and later records show that it was whole once: " + where);
            }
            Path kept = TornTail.keep(last, reader.place(), file);
            truncated = where + "; " + (last.size() - reader.place()) + " bytes were cut off and are kept in " + kept;
            last.truncate(reader.place());
            last.force(true);
        }
    }

    private void begin(long next) throws IOException {
        channel = FileChannel.open(Segment.path(folder, next), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Channels.writeFully(channel, Segment.header());
        channel.force(true);
        Channels.forceFolder(folder);
        end = new End(next, Segment.HEADER_BYTES, end == null ? 0 : end.written());
    }

    private void resume(Path file) throws IOException {
        long segment = Segment.number(file).orElseThrow();
        if (!Files.exists(file)) {
            begin(segment);
            return;
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        end = new End(segment, channel.size(), 0);
        channel.position(end.safe());
    }

    String truncated() {
        return truncated;
    }

    /** Writes an entry at the end; it is safe after {@link #force}. */
    void write(Entry entry) {
        if (!broken.isEmpty()) {
            throw new LogFailure(broken);
        }
        payload.clear();
        FORMAT.write(entry, payload);
        ByteBuffer bytes = payload.buffer();
        if (bytes.remaining() > Segment.LARGEST_PAYLOAD) {
            throw new LogFailure("an entry of " + bytes.remaining() + " bytes is too large");
        }
        recordHeader
                .clear()
                .putInt(bytes.remaining())
                .putInt(Segment.checksum(end.safe(), bytes))
                .putLong(end.safe())
                .flip();
        try {
            gather(recordHeader);
            gather(bytes);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private LogFailure unwritable(IOException failure) {
        return new LogFailure("cannot write to the log in " + folder + ": " + failure, failure);
    }

    private void gather(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > group.remaining()) {
            writeGroup();
        }
        if (bytes.remaining() > group.remaining()) {
            Channels.writeFully(channel, bytes);
        } else {
            group.put(bytes);
        }
    }

    private void writeGroup() throws IOException {
        Channels.writeFully(channel, group.flip());
        group.clear();
    }

    /** Makes all that was written safe, and begins a new segment when this one is full. */
    void force() {
        try {
            writeGroup();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
        try {
            channel.force(false);
            long place = channel.position();
            end = new End(end.segment(), place, end.written() + place - end.safe());
        } catch (IOException failure) {
            broken = "the disk of " + folder + " failed, restart the engine: " + failure;
            throw new LogFailure(broken, failure);
        }
        if (end.safe() >= segmentBytes) {
            roll();
        }
    }

    /** A segment that cannot be begun is tried again after the next write: the full one just grows. */
    private void roll() {
        FileChannel full = channel;
        try {
            begin(end.segment() + 1);
            full.close();
        } catch (IOException failure) {
            channel = full;
        }
    }

    /** Forgets what was written since the last {@link #force}. */
    void cutBack() {
        group.clear();
        try {
            channel.truncate(end.safe());
            channel.position(end.safe());
        } catch (IOException failure) {
            broken = "the log in " + folder + " could not be cut back, restart the engine: " + failure;
        }
    }

    /** Bytes written since the segments were opened. */
    long written() {
        return end.written();
    }

    LogReader reader(Positions after) {
        return new FolderReader(folder, end.segment(), end.safe(), after);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new LogFailure("cannot close the log in " + folder + ": " + failure, failure);
        }
    }
}

package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.file.FaultyDisk.Call;
import dev.patternengine.storage.file.FaultyDisk.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentWriterTest {
    private static final Path FILE = Path.of("log", "segment");

    private final FaultyDisk disk = new FaultyDisk(new Random(5));
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private SegmentWriter writer;

    @BeforeEach
    void begin() throws IOException {
        writer = SegmentWriter.create(disk, FILE, Positions.NONE);
    }

    private void write(int value, int length) throws IOException {
        byte[] record = new byte[length];
        Arrays.fill(record, (byte) value);
        expected.writeBytes(record);
        writer.write(ByteBuffer.wrap(record));
    }

    private byte[] records(long from) throws IOException {
        DiskFile file = disk.open(FILE);
        ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - from));
        file.read(bytes, from);
        return bytes.array();
    }

    @Test
    void write_smallRecords_reachTheFileInOneCall() throws IOException {
        long start = writer.safe();
        int calls = disk.calls();
        for (int record = 1; record <= 100; record++) {
            write(record, 50);
        }
        writer.flush();
        assertThat(disk.calls() - calls).isEqualTo(1);
        assertThat(records(start)).isEqualTo(expected.toByteArray());
    }

    @Test
    void write_recordsOfAllSizes_keepTheirOrder() throws IOException {
        long start = writer.safe();
        for (int record = 1; record <= 40; record++) {
            write(record, 1 << (record % 20));
        }
        writer.flush();
        writer.force();
        assertThat(writer.isAhead()).isFalse();
        assertThat(records(start)).isEqualTo(expected.toByteArray());
    }

    @Test
    void cut_withRecordsNotYetInTheFile_forgetsThem() throws IOException {
        long start = writer.safe();
        write(1, 50);
        writer.cut();
        expected.reset();
        write(2, 60);
        writer.flush();
        assertThat(records(start)).isEqualTo(expected.toByteArray());
    }

    @Test
    void cut_afterAFlushFailed_forgetsTheGroup() throws IOException {
        long start = writer.safe();
        write(1, 50);
        disk.failAt(1, EnumSet.of(Call.WRITE), Fault.FAILS_ONCE);
        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
        writer.cut();
        expected.reset();
        write(2, 60);
        writer.flush();
        assertThat(records(start)).isEqualTo(expected.toByteArray());
    }
}

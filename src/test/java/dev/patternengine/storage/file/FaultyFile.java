package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/** A file of a {@link FaultyDisk}: what readers see, and what is on the disk. */
final class FaultyFile implements DiskFile {
    private static final int BLOCK = 512;

    private final FaultyDisk disk;
    private final BitSet dirty = new BitSet();
    private byte[] seen;
    private byte[] durable;

    FaultyFile(FaultyDisk disk, byte[] bytes) {
        this.disk = disk;
        this.seen = bytes.clone();
        this.durable = bytes.clone();
    }

    byte[] bytes() {
        return seen.clone();
    }

    /** What a crash leaves: the size, and every block that was not forced, is the old or the new one. */
    byte[] afterCrash(Random random) {
        byte[] left = Arrays.copyOf(durable, random.nextBoolean() ? seen.length : durable.length);
        dirty.stream().filter(block -> random.nextBoolean()).forEach(block -> copy(block, left));
        return left;
    }

    private void copy(int block, byte[] to) {
        int start = block * BLOCK;
        int length = Math.min(Math.min(seen.length, to.length) - start, BLOCK);
        if (length > 0) {
            System.arraycopy(seen, start, to, start, length);
        }
    }

    @Override
    public void read(ByteBuffer bytes, long place) throws IOException {
        disk.requireRunning();
        int length = (int) Math.min(bytes.remaining(), seen.length - place);
        if (length > 0) {
            bytes.put(seen, (int) place, length);
        }
    }

    @Override
    public void write(ByteBuffer bytes, long place) throws IOException {
        boolean works = disk.works(FaultyDisk.Call.WRITE);
        int length = works ? bytes.remaining() : bytes.remaining() / 2;
        if (length > 0) {
            put(bytes, (int) place, length);
        }
        if (!works) {
            throw FaultyDisk.failure();
        }
    }

    private void put(ByteBuffer bytes, int place, int length) {
        if (seen.length < place + length) {
            seen = Arrays.copyOf(seen, place + length);
        }
        bytes.get(seen, place, length);
        dirty.set(place / BLOCK, (place + length - 1) / BLOCK + 1);
    }

    /** When it fails, some blocks are on the disk, and those that are not are taken for written: no later force mends that. */
    @Override
    public void force() throws IOException {
        if (disk.works(FaultyDisk.Call.FORCE)) {
            durable = Arrays.copyOf(durable, seen.length);
            dirty.stream().forEach(block -> copy(block, durable));
            dirty.clear();
            return;
        }
        durable = afterCrash(disk.random());
        dirty.clear();
        throw FaultyDisk.failure();
    }

    @Override
    public void truncate(long size) throws IOException {
        if (!disk.works(FaultyDisk.Call.TRUNCATE)) {
            throw FaultyDisk.failure();
        }
        cut((int) size);
    }

    void cut(int size) {
        if (size < seen.length) {
            seen = Arrays.copyOf(seen, size);
            dirty.set(size / BLOCK);
        }
    }

    @Override
    public long size() {
        return seen.length;
    }

    @Override
    public void close() {}
}

package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A disk in memory. It tells what was written from what was forced, fails at a chosen call, and crashes: of what was not forced,
 * each block of 512 bytes and each change of a name is then kept or lost at random.
 */
final class FaultyDisk implements Disk {
    /** A call that changes something. */
    enum Call {
        CREATE,
        WRITE,
        FORCE,
        TRUNCATE,
        RENAME,
        DELETE,
        FORCE_FOLDER
    }

    /** What happens at the chosen call. */
    enum Fault {
        /** It fails; the next one works. */
        FAILS_ONCE,
        /** It does half of what it should, and every call of the kinds fails until the disk is mended. */
        FAILS,
        /** It does half of what it should, and nothing works any more. */
        CRASHES
    }

    private final Random random;
    private final Map<Path, FaultyFile> names = new HashMap<>();
    private final Map<Path, FaultyFile> durableNames = new HashMap<>();
    private final List<Map<Path, Optional<FaultyFile>>> pending = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private Set<Call> kinds = Set.of();
    private Fault fault = Fault.FAILS_ONCE;
    private int callsToFault;
    private int calls;
    private boolean isFailing;
    private boolean isCrashed;

    FaultyDisk(Random random) {
        this.random = random;
    }

    /** The n-th call of the kinds from now on goes wrong; the first is 1. */
    synchronized void failAt(int call, Set<Call> kinds, Fault fault) {
        this.kinds = EnumSet.copyOf(kinds);
        this.fault = fault;
        callsToFault = call;
    }

    /** Everything works again. */
    synchronized void mend() {
        isFailing = false;
        callsToFault = 0;
    }

    /** Whether something went wrong since the fault was chosen. */
    synchronized boolean hasFailed() {
        return callsToFault < 0;
    }

    synchronized boolean isCrashed() {
        return isCrashed;
    }

    /** How many calls changed something. */
    synchronized int calls() {
        return calls;
    }

    /** The files opened for reading, in order. */
    synchronized List<Path> opened() {
        return List.copyOf(opened);
    }

    /** What a crash leaves. */
    synchronized FaultyDisk crash() {
        FaultyDisk left = new FaultyDisk(random);
        Map<Path, FaultyFile> kept = new HashMap<>(durableNames);
        Set<Path> lost = new HashSet<>();
        for (Map<Path, Optional<FaultyFile>> change : pending) {
            if (random.nextBoolean() || change.keySet().stream().anyMatch(lost::contains)) {
                lost.addAll(change.keySet());
            } else {
                apply(change, kept);
            }
        }
        kept.forEach((path, file) -> left.put(path, file.afterCrash(random)));
        return left;
    }

    private static void apply(Map<Path, Optional<FaultyFile>> change, Map<Path, FaultyFile> names) {
        change.forEach(
                (path, file) -> file.ifPresentOrElse(present -> names.put(path, present), () -> names.remove(path)));
    }

    /** Puts a file there as if it had always been. */
    synchronized void put(Path path, byte[] bytes) {
        FaultyFile file = new FaultyFile(this, bytes);
        names.put(path, file);
        durableNames.put(path, file);
    }

    /** What a file holds. */
    synchronized byte[] bytes(Path path) {
        return names.get(path).bytes();
    }

    /** A copy on which everything is durable. */
    synchronized FaultyDisk copy() {
        FaultyDisk copy = new FaultyDisk(random);
        names.forEach((path, file) -> copy.put(path, file.bytes()));
        return copy;
    }

    /** Counts the call. Returns whether it works; when it does not, half of it may be done before it throws. */
    synchronized boolean works(Call call) throws IOException {
        requireRunning();
        calls++;
        if (!kinds.contains(call)) {
            return true;
        }
        callsToFault--;
        if (callsToFault == 0) {
            callsToFault = -1;
            isFailing = fault == Fault.FAILS;
            isCrashed = fault == Fault.CRASHES;
            return false;
        }
        return !isFailing;
    }

    synchronized void requireRunning() throws IOException {
        if (isCrashed) {
            throw new IOException("the machine has crashed");
        }
    }

    static IOException failure() {
        return new IOException("No space left on device");
    }

    Random random() {
        return random;
    }

    private void require(Call call) throws IOException {
        if (!works(call)) {
            throw failure();
        }
    }

    private void change(Map<Path, Optional<FaultyFile>> change) {
        apply(change, names);
        pending.add(change);
    }

    @Override
    public synchronized DiskFile create(Path file) throws IOException {
        require(Call.CREATE);
        FaultyFile there = names.get(file);
        if (there == null) {
            there = new FaultyFile(this, new byte[0]);
            change(Map.of(file, Optional.of(there)));
        } else {
            there.cut(0);
        }
        return there;
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        requireRunning();
        if (!names.containsKey(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return names.get(file);
    }

    @Override
    public synchronized DiskFile read(Path file) throws IOException {
        opened.add(file);
        return open(file);
    }

    @Override
    public synchronized List<Path> list(Path folder) throws IOException {
        requireRunning();
        return names.keySet().stream()
                .filter(file -> file.getParent().equals(folder))
                .sorted()
                .toList();
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        require(Call.RENAME);
        change(Map.of(from, Optional.empty(), to, Optional.of(names.get(from))));
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        require(Call.DELETE);
        if (names.containsKey(file)) {
            change(Map.of(file, Optional.empty()));
        }
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        boolean works = works(Call.FORCE_FOLDER);
        while (!pending.isEmpty() && (works || random.nextBoolean())) {
            apply(pending.remove(0), durableNames);
        }
        if (!works) {
            throw failure();
        }
    }
}

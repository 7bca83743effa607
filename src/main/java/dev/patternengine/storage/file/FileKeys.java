package dev.patternengine.storage.file;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.KeyText;
import dev.patternengine.storage.LogFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keys in a file of lines, one a key ({@link KeyText}), written anew with each change by a thread of its own. The process that holds the
 * folder's lock is the only one that writes, so it is read once.
 */
public final class FileKeys implements KeyStore, Closeable {
    private final Path file;
    private final OwnThread thread = new OwnThread("keys", "the file of keys");
    private Map<String, ApiKey> keys;
    private long changes;

    private FileKeys(Path file, Map<String, ApiKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads the file, which need not be there; blocks.
     *
     * @throws LogFailure when it cannot be read, or is damaged: names the line
     */
    public static FileKeys open(Path file) {
        try {
            return new FileKeys(file, Files.exists(file) ? parse(file) : Map.of());
        } catch (IOException failure) {
            throw new LogFailure("cannot read " + file + ": " + failure, failure);
        }
    }

    private static Map<String, ApiKey> parse(Path file) throws IOException {
        Map<String, ApiKey> keys = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            throw new LogFailure("the keys are damaged: " + file
                    + " is empty, which it never is: restore it, or remove it to begin without any key");
        }
        for (int place = 0; place < lines.size(); place++) {
            try {
                ApiKey key = KeyText.read(lines.get(place));
                keys.put(key.id(), key);
            } catch (IllegalArgumentException mistake) {
                throw new LogFailure(
                        "the keys are damaged: " + file + ", line " + (place + 1) + ": " + mistake.getMessage(),
                        mistake);
            }
        }
        return keys;
    }

    @Override
    public synchronized CompletionStage<String> version() {
        return CompletableFuture.completedFuture(Long.toString(changes));
    }

    @Override
    public synchronized CompletionStage<List<ApiKey>> all() {
        return CompletableFuture.completedFuture(List.copyOf(keys.values()));
    }

    @Override
    public CompletionStage<Void> put(ApiKey key) {
        return thread.call(() -> {
            Map<String, ApiKey> changed = copy();
            changed.put(key.id(), key);
            return write(changed);
        });
    }

    @Override
    public CompletionStage<Void> remove(String id) {
        return thread.call(() -> {
            Map<String, ApiKey> changed = copy();
            changed.remove(id);
            return write(changed);
        });
    }

    private synchronized Map<String, ApiKey> copy() {
        return new LinkedHashMap<>(keys);
    }

    /** Only what is safe counts. */
    private Void write(Map<String, ApiKey> changed) throws IOException {
        List<String> lines = new ArrayList<>(changed.size());
        changed.values().forEach(key -> lines.add(KeyText.write(key) + "\n"));
        OwnerFile.write(file, String.join("", lines).getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            keys = changed;
            changes++;
        }
        return null;
    }

    /** Lets the change that is being written end. */
    @Override
    public void close() {
        thread.end(() -> {});
        thread.join();
    }
}

package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.storage.LogReader;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads a log on a thread of its own, which ends when this is closed. */
final class FileLogReader implements LogReader {
    private final FolderReader folder;
    private final OwnThread thread;

    /** @param name whose log it is, in the words of a failure */
    FileLogReader(FolderReader folder, String name) {
        this.folder = folder;
        this.thread = new OwnThread("log-reader", "the reader of " + name);
    }

    @Override
    public CompletionStage<List<Entry>> next() {
        return thread.call(folder::next);
    }

    @Override
    public long bytes() {
        return folder.bytes();
    }

    @Override
    public void close() {
        thread.end(folder::close);
    }
}

package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the store does with files: all of it goes through here, so that tests can put a disk behind it that fails. A new, renamed
 * or deleted name is durable only after {@link #forceFolder}.
 */
interface Disk {
    /** Opens a file for reading and writing that is empty, whether it was there or not. */
    DiskFile create(Path file) throws IOException;

    /** Opens a file that is there for reading and writing. */
    DiskFile open(Path file) throws IOException;

    /** Opens a file that is there for reading. */
    DiskFile read(Path file) throws IOException;

    /** The files of a folder, ascending by name. */
    List<Path> list(Path folder) throws IOException;

    /** Gives a file another name in one step; a file that had it is gone. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file; nothing happens when there is none. */
    void delete(Path file) throws IOException;

    /** Makes the names in a folder durable. */
    void forceFolder(Path folder) throws IOException;
}

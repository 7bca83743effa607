package dev.patternengine.ingest;

import dev.patternengine.domain.EntryId;
import dev.patternengine.mining.OpenSession;
import dev.patternengine.mining.Sessions;
import dev.patternengine.wire.Parts;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lane as bytes. Each part:
 *
 * <pre>
 * version     1 byte, 2
 * sort        1 byte: 1 ids, 2 sessions
 * partition   variable length
 * sort 1:     number and epoch of the last entry; count, then so many ids, the oldest first, each hash 8 bytes and content
 * sort 2:     tenant; count, then so many sessions, each key 8 bytes and state, those silent longest first
 * </pre>
 *
 * Version 1, whose ids had no contents, is read too: these are unknown.
 */
final class LaneParts {
    private static final int CONTENTLESS = 1;
    private static final int VERSION = 2;
    private static final int IDS = 1;
    private static final int SESSIONS = 2;
    private static final OpenSession.Format SESSION = new OpenSession.Format();

    private LaneParts() {}

    private static WireOutput header(int sort, int partition) {
        return new WireOutput().writeByte(VERSION).writeByte(sort).writeCount(partition);
    }

    static byte[] ids(int partition, EntryId last, long[] hashes, int[] contents) {
        WireOutput out = header(IDS, partition)
                .writeCount(last.number())
                .writeCount(last.epoch())
                .writeCount(hashes.length);
        for (int place = 0; place < hashes.length; place++) {
            out.writeLong(hashes[place]).writeSigned(contents[place]);
        }
        return out.bytes();
    }

    static List<byte[]> sessions(int partition, String tenant, Sessions sessions) {
        List<Map.Entry<Long, OpenSession>> open = new ArrayList<>(sessions.size());
        sessions.forEach((key, session) -> open.add(Map.entry(key, session)));
        byte[] header = header(SESSIONS, partition).writeText(tenant).bytes();
        List<byte[]> parts = new ArrayList<>();
        new Parts<>(header, open.iterator(), (session, out) -> {
                    out.writeLong(session.getKey());
                    SESSION.write(session.getValue(), out);
                })
                .forEachRemaining(parts::add);
        return parts;
    }

    /** The partition that a part is of. */
    static int partition(byte[] part) {
        WireInput in = new WireInput(part);
        in.readVersion(CONTENTLESS, VERSION);
        in.readByte();
        return in.readInt();
    }

    /** Where a part goes. */
    interface Target {
        void ids(int partition, EntryId last, long[] hashes, int[] contents);

        void session(int partition, String tenant, long key, OpenSession open);
    }

    /** @throws WireException when the bytes are no part of a known version */
    static void load(byte[] part, Target target) {
        WireInput in = new WireInput(part);
        int version = in.readVersion(CONTENTLESS, VERSION);
        int sort = in.readByte();
        int partition = in.readInt();
        switch (sort) {
            case IDS -> readIds(version, partition, in, target);
            case SESSIONS -> readSessions(partition, in, target);
            default -> throw new WireException("a part of a partition is of unknown sort " + sort);
        }
        in.requireEnd();
    }

    private static void readIds(int version, int partition, WireInput in, Target target) {
        EntryId last = new EntryId(in.readCount(), in.readInt());
        long[] hashes = new long[in.readSize(Long.BYTES)];
        int[] contents = new int[hashes.length];
        for (int place = 0; place < hashes.length; place++) {
            hashes[place] = in.readLong();
            contents[place] = version == CONTENTLESS ? Content.UNKNOWN : (int) in.readSigned();
        }
        target.ids(partition, last, hashes, contents);
    }

    private static void readSessions(int partition, WireInput in, Target target) {
        String tenant = in.readText();
        for (int left = in.readSize(Long.BYTES); left > 0; left--) {
            target.session(partition, tenant, in.readLong(), SESSION.read(in));
        }
    }
}

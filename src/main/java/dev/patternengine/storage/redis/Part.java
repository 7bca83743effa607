package dev.patternengine.storage.redis;

import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.nio.ByteBuffer;

/** A part of a checkpoint as bytes: checksum, the checkpoint's number, its place, who wrote it, then all the rest. */
final class Part {
    private Part() {}

    static byte[] bytes(long checkpoint, int place, CheckpointPart part) {
        WireOutput out = new WireOutput();
        out.writeCount(checkpoint).writeCount(place).writeText(part.owner()).writeBytes(part.bytes());
        return Payload.checked(out.buffer());
    }

    /** @throws WireException when it is not what was written there */
    static CheckpointPart read(long checkpoint, int place, byte[] value) {
        byte[] content = Payload.content(value);
        WireInput in = new WireInput(content);
        if (in.readCount() != checkpoint || in.readInt() != place) {
            throw new WireException("it belongs elsewhere");
        }
        String owner = in.readText();
        int size = in.readSize(1);
        byte[] bytes = new byte[size];
        ByteBuffer.wrap(content, content.length - size, size).get(bytes);
        return new CheckpointPart(owner, bytes);
    }

    /** The checksum of a checkpoint with one more part. */
    static long chain(long checksum, byte[] value) {
        return checksum * 31 + Payload.checksum(value);
    }
}

package dev.patternengine.ingest;

import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.message.Bus;
import dev.patternengine.message.ErasedMessage;
import dev.patternengine.message.Register;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Sees to it that what was erased goes: from the lanes and sessions at once, from log and checkpoints by two checkpoints, below the
 * first of which the log can be trimmed. These are owed whenever something is seen that erases, or that was erased: in an entry
 * that was stored, in one that is read, in a checkpoint. They are begun at once, but no sooner than a pause after the last. What is
 * erased after the first of two was begun waits for the next two: so erasures cost no more than two checkpoints and one cut of the log
 * a pause, however many there are and whoever asks for them.
 *
 * <p>Also keeps the {@link Register}, and its part of a checkpoint: version 1; how many checkpoints were owed after it; the register.
 * One thread.
 */
final class Erasing {
    private static final int VERSION = 1;
    private static final int OWED = 2;

    private final Bus bus;
    private final Register register;
    private final LongSupplier clock;
    private final long pauseMillis;

    /** Checkpoints that are to be written yet, of two. */
    private int owed;

    /** Whether the first of them was begun, so that what is erased from now on is in it. */
    private boolean begun;

    /** Whether two more are owed after these. */
    private boolean again;

    private long notBefore = Long.MIN_VALUE;

    /**
     * @param clock epoch milliseconds
     * @param pauseMillis between the end of one and the beginning of the next
     */
    Erasing(Bus bus, Register register, LongSupplier clock, long pauseMillis) {
        this.bus = bus;
        this.register = register;
        this.clock = clock;
        this.pauseMillis = pauseMillis;
    }

    Register register() {
        return register;
    }

    private void owe() {
        if (begun) {
            again = true;
        } else {
            owed = OWED;
        }
    }

    /** Takes entries that this node stored. */
    void stored(List<Entry> entries, Lanes lanes) {
        boolean raised = false;
        for (Entry entry : entries) {
            raised |= note(entry);
        }
        sweepIf(raised, lanes);
    }

    /** Takes entries of other nodes, who see to their logs themselves. */
    void heard(List<Entry> entries, Lanes lanes) {
        boolean raised = false;
        for (Entry entry : entries) {
            raised |= register.follow(entry.batch());
        }
        sweepIf(raised, lanes);
    }

    private void sweepIf(boolean raised, Lanes lanes) {
        if (raised) {
            owe();
            sweep(lanes);
        }
    }

    /** Takes an entry of a partition of this node, stored or read; true when a tenant was erased by it. */
    boolean note(Entry entry) {
        boolean raised = register.follow(entry.batch());
        if (register.isErased(entry.batch().tenant())
                || entry.batch().decisions().stream().anyMatch(Decision::erases)) {
            owe();
        }
        return raised;
    }

    /** Forgets the sessions of tenants that were erased, and tells the miners. */
    void sweep(Lanes lanes) {
        Map<Integer, Set<Long>> erased = lanes.eraseAll(register::isErased);
        if (!erased.isEmpty()) {
            owe();
            bus.publish(Topics.ERASED, new ErasedMessage(erased));
        }
    }

    /** Whether a checkpoint is owed that may be begun now. */
    boolean isDue() {
        return owed > 0 && (owed < OWED || clock.getAsLong() >= notBefore);
    }

    /** Whether a checkpoint that is begun now is owed. */
    boolean isOwed() {
        return owed > 0;
    }

    /** Goes on as soon as a checkpoint is written, well or not, where one is owed: not with the next tick. */
    void goOn(Future<Void> written, Runnable next) {
        written.onComplete(done -> {
            if (isOwed()) {
                next.run();
            }
        });
    }

    /**
     * A checkpoint is being begun, which has all that was stored so far; its {@link #part} was taken.
     *
     * @return whether it is one that is owed
     */
    boolean begin() {
        begun = isOwed();
        return begun;
    }

    /** A checkpoint that was owed is durable. */
    void written() {
        owed--;
        if (owed == 0) {
            owed = again ? OWED : 0;
            begun = false;
            again = false;
            notBefore = clock.getAsLong() + pauseMillis;
        }
    }

    /** For a checkpoint that is being begun. */
    CheckpointPart part() {
        WireOutput out = new WireOutput().writeByte(VERSION).writeCount(again ? OWED : Math.max(0, owed - 1));
        return new PartOwner.OfRegister().part(out.writeBytes(register.bytes()).bytes());
    }

    /** Takes the part of a checkpoint: what is still owed after it; and the register, where that is wanted. */
    void load(byte[] part, boolean registerToo) {
        WireInput in = new WireInput(part);
        in.requireVersion(VERSION);
        if (in.readCount() > 0) {
            owe();
        }
        byte[] bytes = in.readBytes();
        in.requireEnd();
        if (registerToo) {
            register.load(bytes);
        }
    }
}

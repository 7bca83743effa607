package dev.patternengine.ingest;

import dev.patternengine.domain.Positions;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.LogReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Set;

/** Which partitions this node owns, and what becomes of those it does not. */
interface Tenure {
    /** The partitions owned when ingest starts. */
    Set<Integer> atStart();

    /**
     * Whether no other node can own a partition: then this one raises the epochs of its entries at its start. Elsewhere they rise
     * with each claim. After a failed append they rise everywhere.
     */
    boolean isAlone();

    /** The partitions owned now. */
    Set<Integer> owned();

    /** Whether all of a submission belongs to partitions owned now. */
    boolean covers(SubmissionMessage submission);

    /** Reads the log of some partitions, up to all that is stored now. */
    LogReader reader(Positions after, Set<Integer> partitions);

    /** Takes that the log refused an entry of a partition, because it ends elsewhere. */
    void refused(int partition);

    /** Serves those who decide about ownership, while an ingest is at work. */
    Future<Void> serve(Work work);

    /** What a checkpoint of this node says of partitions that it does not own. */
    Future<Foreign> foreign(Context context);

    /** Whether partitions are being taken over, so that no checkpoint can be begun. */
    boolean isTaking();

    /**
     * The part of a checkpoint about partitions that others own, as it was in the one before.
     *
     * @param positions of those partitions
     * @param parts of those partitions
     */
    record Foreign(Positions positions, CheckpointParts parts) {}

    /** An ingest at work, as far as ownership is concerned. All on its context. */
    interface Work {
        Context context();

        /** Completes when all that has been taken to be taught is stored, or failed. */
        Future<Void> settled();

        /** Whether a checkpoint is being begun, so that nothing can be taken over. */
        boolean isFreezing();

        /** What was decided, and what follows. */
        Erasing erasing();

        /** Lanes with nothing in them. */
        Lanes emptyLanes();

        /** Opens lanes that were rebuilt. */
        void open(Lanes rebuilt);

        /** Forgets lanes, and the miners' sessions in them. */
        void close(Set<Integer> partitions);
    }
}

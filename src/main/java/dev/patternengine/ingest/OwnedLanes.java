package dev.patternengine.ingest;

import dev.patternengine.message.Bus;
import dev.patternengine.message.DroppedMessage;
import dev.patternengine.message.Topics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The lanes of an ingest that is at work, for those who decide which it owns.
 *
 * @param empty makes lanes with nothing in them
 * @param freezing whether a checkpoint is being begun
 */
record OwnedLanes(
        Context context,
        Bus bus,
        Lanes lanes,
        Rounds rounds,
        Erasing erasing,
        Supplier<Lanes> empty,
        BooleanSupplier freezing)
        implements Tenure.Work {
    @Override
    public Future<Void> settled() {
        return rounds.settled();
    }

    @Override
    public boolean isFreezing() {
        return freezing.getAsBoolean();
    }

    @Override
    public Lanes emptyLanes() {
        return empty.get();
    }

    @Override
    public void open(Lanes rebuilt) {
        lanes.adopt(rebuilt);
    }

    @Override
    public void close(Set<Integer> partitions) {
        lanes.drop(partitions);
        bus.publish(Topics.DROPPED, new DroppedMessage(List.copyOf(partitions)));
    }
}

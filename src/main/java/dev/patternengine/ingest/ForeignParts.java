package dev.patternengine.ingest;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.ingest.Tenure.Foreign;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the newest checkpoint says of partitions that others own: their lanes and sessions. It goes unchanged into this node's
 * checkpoint, so that each owner can write one by itself. Read piece by piece, up to the models.
 */
final class ForeignParts {
    private final CheckpointStore checkpoints;
    private final Set<Integer> owned;

    ForeignParts(CheckpointStore checkpoints, Set<Integer> owned) {
        this.checkpoints = checkpoints;
        this.owned = owned;
    }

    Future<Foreign> read(Context context) {
        return Future.fromCompletionStage(checkpoints.newest(), context).map(newest -> newest.map(this::of)
                .orElseGet(
                        () -> new Foreign(Positions.NONE, () -> CompletableFuture.completedFuture(Optional.empty()))));
    }

    private Foreign of(CheckpointReader reader) {
        Map<Integer, EntryId> positions = new HashMap<>(reader.positions().last());
        positions.keySet().removeAll(owned);
        return new Foreign(new Positions(positions), new Filtered(reader));
    }

    private final class Filtered implements CheckpointParts {
        private final CheckpointReader reader;

        Filtered(CheckpointReader reader) {
            this.reader = reader;
        }

        @Override
        public CompletionStage<Optional<CheckpointPart>> next() {
            return reader.next().thenCompose(part -> {
                OptionalInt partition = part.flatMap(PartOwner::of)
                        .map(owner -> owner.partition(part.orElseThrow().bytes()))
                        .orElse(OptionalInt.empty());
                if (partition.isEmpty()) {
                    reader.close();
                    return CompletableFuture.completedFuture(Optional.empty());
                }
                return owned.contains(partition.getAsInt()) ? next() : CompletableFuture.completedFuture(part);
            });
        }
    }
}

package dev.patternengine.ingest;

import dev.patternengine.domain.Kind;
import dev.patternengine.mining.Learner;
import dev.patternengine.storage.CheckpointPart;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who reads a part of a checkpoint: the lanes, or a miner its sessions or models. */
sealed interface PartOwner {
    /** As the part names it. */
    String label();

    /** The partition that a part of this owner's is of; empty when it is of all. */
    OptionalInt partition(byte[] bytes);

    default CheckpointPart part(byte[] bytes) {
        return new CheckpointPart(label(), bytes);
    }

    /** The lanes of this node. */
    record OfLanes() implements PartOwner {
        @Override
        public String label() {
            return "lanes";
        }

        @Override
        public OptionalInt partition(byte[] bytes) {
            return OptionalInt.of(LaneParts.partition(bytes));
        }
    }

    /** A miner: its open sessions. */
    record OfSessions(Kind kind) implements PartOwner {
        @Override
        public String label() {
            return "sessions." + kind.label();
        }

        @Override
        public OptionalInt partition(byte[] bytes) {
            return OptionalInt.of(Learner.partitionOfSessions(bytes));
        }
    }

    /** A miner: its models. */
    record OfModels(Kind kind) implements PartOwner {
        @Override
        public String label() {
            return "models." + kind.label();
        }

        @Override
        public OptionalInt partition(byte[] bytes) {
            return OptionalInt.empty();
        }
    }

    /** Ingest: what was decided. Between sessions and models, because who reads those of some partitions reads no further. */
    record OfRegister() implements PartOwner {
        @Override
        public String label() {
            return "register";
        }

        @Override
        public OptionalInt partition(byte[] bytes) {
            return OptionalInt.empty();
        }
    }

    /** The owner of a part; empty when nobody here is called so. */
    static Optional<PartOwner> of(CheckpointPart part) {
        return Optional.ofNullable(All.BY_LABEL.get(part.owner()));
    }

    /** Everyone who owns parts. */
    final class All {
        private static final Map<String, PartOwner> BY_LABEL = Stream.concat(
                        Stream.of(new OfLanes(), new OfRegister()),
                        Kind.ALL.stream().flatMap(kind -> Stream.of(new OfSessions(kind), new OfModels(kind))))
                .collect(Collectors.toUnmodifiableMap(PartOwner::label, Function.identity()));

        private All() {}
    }
}

package dev.patternengine.storage.redis;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where each partition's stream ends, as far as this engine was told. A new connection may lead to a Redis that has lost its
 * last seconds: then the streams are brought to where they were, from entries kept for that. Where those do not suffice nothing is
 * appended until a checkpoint holds what was lost.
 *
 * <p>One thread; where streams end and what they lost may be asked from any.
 */
final class Tails {
    private static final Logger LOGGER = LoggerFactory.getLogger(Tails.class);

    private final Keys keys;
    private final int partitions;
    private final KeptEntries kept;
    private final Map<Integer, EntryId> last = new ConcurrentHashMap<>();
    private final Map<Integer, Loss> lost = new ConcurrentHashMap<>();

    /** Partitions that others append to: where they end is not known here. */
    private final Set<Integer> others = ConcurrentHashMap.newKeySet();

    Tails(Keys keys, int partitions, KeptEntries kept) {
        this.keys = keys;
        this.partitions = partitions;
        this.kept = kept;
    }

    EntryId last(int partition) {
        return last.getOrDefault(partition, EntryId.NONE);
    }

    /** This engine appends to the partition from now on. */
    void claim(int partition, EntryId end) {
        others.remove(partition);
        last.put(partition, end);
    }

    /** Others append to the partition from now on. */
    void release(int partition) {
        others.add(partition);
        last.remove(partition);
        lost.remove(partition);
    }

    /** The entry is in its stream. */
    void stored(StoredEntry entry) {
        kept.add(entry, System.nanoTime());
        if (entry.id().number() > last(entry.partition()).number()) {
            last.put(entry.partition(), entry.id());
        }
    }

    /** Takes the stream's end as found; false when it cannot be, because something stored is missing: a repair is needed. */
    boolean follow(int partition, EntryId found) {
        EntryId known = last(partition);
        if (!found.equals(known) && found.number() <= known.number()) {
            return false;
        }
        last.put(partition, found);
        return true;
    }

    /** Why nothing can be appended to a partition; empty when all is well. */
    Optional<String> lost(int partition) {
        return Optional.ofNullable(lost.get(partition)).map(loss -> loss.message(partition, keys.log(partition)));
    }

    /** Why a partition can neither be appended to nor read; empty when it can be read. */
    Optional<String> overwritten(int partition) {
        Loss loss = lost.get(partition);
        return loss != null && loss.overwritten() ? lost(partition) : Optional.empty();
    }

    /** The last entries of the partitions whose streams lack their end. */
    Positions lost() {
        if (lost.isEmpty()) {
            return Positions.NONE;
        }
        Map<Integer, EntryId> ends = new HashMap<>();
        lost.forEach((partition, loss) -> {
            if (!loss.overwritten()) {
                ends.put(partition, loss.known());
            }
        });
        return new Positions(ends);
    }

    /** Where a partition's stream ends: before {@link #last} when it lacks its end. */
    EntryId end(int partition) {
        Loss loss = lost.get(partition);
        return loss == null ? last(partition) : loss.end();
    }

    /** Whether the stream of a partition ends before what a checkpoint contains, and lacks nothing else. */
    private boolean canResume(int partition, EntryId contained) {
        Loss loss = lost.get(partition);
        return !others.contains(partition)
                && contained.number() > end(partition).number()
                && (loss == null
                        || (!loss.overwritten()
                                && contained.number() >= loss.known().number()));
    }

    /** Lets streams go on after what a checkpoint contains, where they lost it. */
    Future<?> resume(Supervisor supervisor, Positions contained) {
        List<Future<?>> resumed = new ArrayList<>();
        contained.last().forEach((partition, id) -> {
            if (canResume(partition, id)) {
                resumed.add(resume(supervisor, partition, id));
            }
        });
        return Future.all(resumed);
    }

    private Future<?> resume(Supervisor supervisor, int partition, EntryId id) {
        String stream = keys.log(partition);
        EntryId end = end(partition);
        return supervisor
                .ask(connection -> connection.send(connection
                        .call(Script.RESUME, List.of(stream))
                        .arg(end.toString())
                        .arg(id.toString())))
                .compose(answer -> {
                    if (!answer.toString().equals(id.toString())) {
                        return Future.failedFuture(
                                new LogFailure(stream + " ends at " + answer + " and not at " + end + " any more"));
                    }
                    last.put(partition, id);
                    lost.remove(partition);
                    LOGGER.error(
                            "{} ended at {}; it goes on after {}, up to where a checkpoint holds what is lost",
                            stream,
                            end,
                            id);
                    return Future.succeededFuture();
                });
    }

    /** Lets go of entries that were stored so long ago. */
    void forgetOlderThan(long nanos) {
        kept.forgetBefore(System.nanoTime() - nanos);
    }

    /**
     * Compares every stream with what is known, and appends again what it lost.
     *
     * @param waiting the partitions with appends that were not answered for: where their streams end is not known before
     */
    Future<Void> repair(Connection connection, Set<Integer> waiting) {
        List<Future<Void>> repairs = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            int one = partition;
            if (others.contains(one)) {
                continue;
            }
            repairs.add(connection
                    .send(connection
                            .call(Script.ENDS, List.of(keys.log(one)))
                            .arg(last(one).toString()))
                    .compose(answer -> repair(connection, one, Ends.of(answer), waiting.contains(one))));
        }
        return Future.all(repairs).map(repaired -> {
            kept.renew(System.nanoTime());
            return null;
        });
    }

    private Future<Void> repair(Connection connection, int partition, Ends ends, boolean waits) {
        EntryId known = last(partition);
        if (ends.continues(known)) {
            lost.remove(partition);
            if (!waits) {
                last.put(partition, ends.last());
            }
            return Future.succeededFuture();
        }
        Optional<List<StoredEntry>> tail = ends.isBefore(known) ? kept.after(ends.last(), partition) : Optional.empty();
        if (tail.isEmpty()) {
            giveUp(partition, ends);
            return Future.succeededFuture();
        }
        LOGGER.warn(
                "Redis lost entries of {} after {}: up to {} they are appended again",
                keys.log(partition),
                ends.last(),
                known);
        return appendAgain(connection, tail.get()).onSuccess(again -> lost.remove(partition));
    }

    private void giveUp(int partition, Ends ends) {
        Loss loss = Loss.of(ends, last(partition));
        if (!loss.equals(lost.put(partition, loss))) {
            LOGGER.error("{}", loss.message(partition, keys.log(partition)));
        }
    }

    private Future<Void> appendAgain(Connection connection, List<StoredEntry> tail) {
        List<Future<Response>> appends = new ArrayList<>(tail.size());
        for (StoredEntry entry : tail) {
            appends.add(
                    connection.send(entry.append(connection, keys)).compose(answer -> requireStored(entry, answer)));
        }
        return Future.all(appends).mapEmpty();
    }

    private Future<Response> requireStored(StoredEntry entry, Response answer) {
        String found = answer.toString();
        return Script.isStored(found)
                ? Future.succeededFuture(answer)
                : Future.failedFuture(new LogFailure(keys.log(entry.partition()) + " ends at " + found + ", so that "
                        + entry.id() + " cannot be appended again"));
    }
}

package dev.patternengine.message;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which node owns which partition, as this node last heard: a hint, which the owner corrects. May be used from any thread. */
public final class Owners {
    /** As long as it may take until somebody owns what nobody owned, also where a node that has just started is given its share. */
    private static final long TAKE_OVER_MILLIS = 8_000;

    private final String me;
    private final int partitions;
    private final long patienceMillis;
    private final Map<String, Set<Promise<?>>> waiting = new ConcurrentHashMap<>();
    private volatile List<String> nodes;

    private Owners(String me, int partitions, long patienceMillis, List<String> nodes) {
        this.me = me;
        this.patienceMillis = patienceMillis;
        this.partitions = partitions;
        this.nodes = nodes;
    }

    /** One node owns all. */
    public static Owners only(String node, int partitions) {
        String[] all = new String[partitions];
        Arrays.fill(all, node);
        return new Owners(node, partitions, 0, List.of(all));
    }

    /** Nobody owns any yet. */
    public static Owners unknown(String me, int partitions) {
        String[] all = new String[partitions];
        Arrays.fill(all, "");
        return new Owners(me, partitions, TAKE_OVER_MILLIS, List.of(all));
    }

    public int partitions() {
        return partitions;
    }

    public String me() {
        return me;
    }

    /** Whether there may be other nodes. */
    boolean isShared() {
        return patienceMillis > 0;
    }

    /** How long to wait for another owner, where one does not own what it is asked for; 0 where there will be no other. */
    long patienceMillis() {
        return patienceMillis;
    }

    /**
     * Takes what was heard.
     *
     * @param owners by partition; those that are gone are not among them
     */
    public void hear(Map<Integer, String> owners, Set<String> alive) {
        String[] all = new String[partitions];
        Arrays.setAll(all, partition -> owners.getOrDefault(partition, ""));
        nodes = List.of(all);
        waiting.forEach((node, promises) -> {
            if (!alive.contains(node)) {
                promises.forEach(promise ->
                        promise.tryFail(new Refused(Reason.UNANSWERED, "the node that was asked is gone: " + node)));
            }
        });
    }

    /** The answer of a node; fails as soon as the node is heard to be gone. */
    <R> Future<R> unlessGone(String node, Future<R> answer) {
        Promise<R> promise = Promise.promise();
        Set<Promise<?>> promises = waiting.computeIfAbsent(node, name -> ConcurrentHashMap.newKeySet());
        promises.add(promise);
        answer.onComplete(done -> {
            promises.remove(promise);
            if (done.succeeded()) {
                promise.tryComplete(done.result());
            } else {
                promise.tryFail(done.cause());
            }
        });
        return promise.future();
    }

    /** The nodes that own partitions, each once; empty where nobody is known to own one of them. */
    Set<String> each() {
        Set<String> each = new TreeSet<>(nodes);
        return each.contains("") ? Set.of() : each;
    }

    /** The node that owns a partition; empty when nobody is known to. */
    public String of(int partition) {
        return nodes.get(partition);
    }

    /** The node that owns all partitions; empty when there are several, or none. */
    Optional<String> all() {
        List<String> now = nodes;
        String first = now.get(0);
        return !first.isEmpty() && now.stream().allMatch(first::equals) ? Optional.of(first) : Optional.empty();
    }

    /** The node that owns an observation's partition. One of no session, agent and id may go anywhere. */
    String of(String tenant, Observation observation) {
        boolean alone = observation.session().isEmpty() && observation.agent().isEmpty();
        if (alone && observation.id().isEmpty()) {
            List<String> now = nodes;
            return now.contains(me)
                    ? me
                    : now.stream().filter(node -> !node.isEmpty()).findFirst().orElse("");
        }
        long key = SessionKey.of(tenant, observation, alone ? Hash64.of(observation.id()) : 0);
        return of(SessionKey.partition(key, partitions));
    }
}

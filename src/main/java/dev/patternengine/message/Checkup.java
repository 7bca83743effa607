package dev.patternengine.message;

import dev.patternengine.domain.Kind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Asks the parts of this node how they are. */
final class Checkup {
    /** A miner that lists patterns may be busy for longer: it still answers what it is asked then. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final LoopMessage PING = new LoopMessage("default", "", 0);

    private final Bus bus;
    private final String node;
    private final boolean amongOthers;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicReference<String> leaving = new AtomicReference<>("");

    /** @param amongOthers whether the node has a federation */
    Checkup(Bus bus, String node, boolean amongOthers) {
        this.bus = bus;
        this.node = node;
        this.amongOthers = amongOthers;
    }

    /** From now on the node counts as away, whatever its parts say. */
    void leave(String reason) {
        leaving.set(reason);
    }

    Future<List<Check>> run() {
        Future<Check> miners = miners();
        Future<List<Check>> ingest = ingest();
        Future<List<Check>> federation = federation();
        return Future.all(miners, ingest, federation).map(all -> {
            List<Check> checks = new ArrayList<>();
            checks.add(miners.result());
            checks.addAll(ingest.result());
            checks.addAll(federation.result());
            checks.add(Check.of("process", leaving.get()));
            return List.copyOf(checks);
        });
    }

    /** The node serves once its miners have answered; one that is busy later does not keep it from that. */
    private Future<Check> miners() {
        List<Future<LoopFoundMessage>> asked = Kind.ALL.stream()
                .map(kind -> bus.request(Topics.loop(kind), PING, PATIENCE_MILLIS))
                .toList();
        return Future.all(asked)
                .map(all -> {
                    answered.set(true);
                    return Check.of("miners", "");
                })
                .otherwise(failure -> answered.get()
                        ? new Check("miners", "a miner is busy", false)
                        : Check.of("miners", "the miners do not answer yet"));
    }

    private Future<List<Check>> ingest() {
        return bus.request(Topics.readiness(node), Done.DONE)
                .map(ready -> {
                    List<Check> checks = new ArrayList<>();
                    checks.add(Check.of("ingest", ready.away()));
                    checks.addAll(ready.others());
                    return checks;
                })
                .otherwise(failure -> List.of(Check.of("ingest", String.valueOf(failure.getMessage()))));
    }

    private Future<List<Check>> federation() {
        return amongOthers
                ? bus.request(Topics.CHECKS, Done.DONE)
                        .map(ChecksMessage::checks)
                        .otherwise(failure -> List.of(Check.of("federation", "it does not answer yet")))
                : Future.succeededFuture(List.of());
    }
}

package dev.patternengine.ingest;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.Bus;
import dev.patternengine.message.RestoreMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Brings lanes and miners to where the log is: reads it from the beginning, a chunk at a time, and never learns anew. */
final class Restoration {
    private final Bus bus;
    private final Log log;
    private final Lanes lanes;

    Restoration(Bus bus, Log log, Lanes lanes) {
        this.bus = bus;
        this.log = log;
        this.lanes = lanes;
    }

    /** @param sessionsOnly true when the models hold the evidence already */
    Future<Void> run(Vertx vertx, boolean sessionsOnly) {
        LogReader reader = log.reader(Positions.NONE);
        return readOn(vertx.getOrCreateContext(), reader, sessionsOnly).onComplete(done -> reader.close());
    }

    private Future<Void> readOn(Context context, LogReader reader, boolean sessionsOnly) {
        return Future.fromCompletionStage(reader.next(), context)
                .compose(entries -> entries.isEmpty()
                        ? Future.succeededFuture()
                        : take(entries, sessionsOnly).compose(taken -> readOn(context, reader, sessionsOnly)));
    }

    private Future<Void> take(List<Entry> entries, boolean sessionsOnly) {
        entries.forEach(lanes::follow);
        RestoreMessage restore = new RestoreMessage(entries, sessionsOnly);
        return Future.all(Kind.ALL.stream()
                        .map(kind -> bus.request(Topics.restore(kind), restore))
                        .toList())
                .mapEmpty();
    }
}

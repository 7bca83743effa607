package dev.patternengine.storage.redis;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * The log in Redis: a stream a partition, an entry of the stream an entry of the log, under the id {@code number-epoch}. Redis
 * itself compares and appends in one step, so that of two writers one is refused.
 *
 * <p>Closing never blocks: {@link RedisStore#close} tells when it is done.
 */
final class RedisLog implements SharedLog {
    private final Context context;
    private final Supervisor supervisor;
    private final Tails tails;
    private final Appends appends;
    private final Keys keys;
    private final int partitions;
    private final Excerpts excerpts;

    RedisLog(Context context, Supervisor supervisor, Tails tails, Appends appends, RedisSettings settings) {
        this.context = context;
        this.supervisor = supervisor;
        this.tails = tails;
        this.appends = appends;
        this.keys = new Keys(settings.prefix());
        this.partitions = settings.partitions();
        this.excerpts = new Excerpts(context, supervisor, keys);
    }

    @Override
    public CompletionStage<Level> append(Entry entry) {
        CompletableFuture<Level> done = new CompletableFuture<>();
        Append append = new Append(entry, done);
        context.runOnContext(run -> appends.add(append));
        return done;
    }

    @Override
    public Optional<String> refusal() {
        return appends.refusal()
                .or(() -> lost().last().keySet().stream().findFirst().flatMap(tails::lost));
    }

    @Override
    public Positions lost() {
        return tails.lost();
    }

    @Override
    public CompletionStage<Void> resume(Positions contained) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(run -> tails.resume(supervisor, contained)
                .onSuccess(resumed -> done.complete(null))
                .onFailure(done::completeExceptionally));
        return done;
    }

    @Override
    public Optional<String> absence() {
        return supervisor.isUp() ? Optional.empty() : Optional.of(supervisor.absence());
    }

    @Override
    public Level level() {
        return appends.level();
    }

    @Override
    public EntryId last(int partition) {
        return tails.last(partition);
    }

    @Override
    public long appended() {
        return appends.appended();
    }

    @Override
    public LogReader reader(Positions after) {
        List<EntryId> ends = IntStream.range(0, partitions).mapToObj(tails::end).toList();
        return new StreamReader(context, supervisor, tails, keys, after, ends);
    }

    @Override
    public LogReader newest(long bytes) {
        return new NewestReader(context, supervisor, keys, partitions, bytes);
    }

    @Override
    public CompletionStage<EntryId> end(int partition) {
        return excerpts.end(partition);
    }

    @Override
    public CompletionStage<Excerpt> read(int partition, EntryId after) {
        return excerpts.read(partition, after);
    }

    @Override
    public void claim(int partition, EntryId end) {
        context.runOnContext(run -> tails.claim(partition, end));
    }

    @Override
    public void release(int partition) {
        context.runOnContext(run -> tails.release(partition));
    }

    @Override
    public CompletionStage<Void> trim(Positions covered) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(run ->
                trimAll(covered).onSuccess(trimmed -> done.complete(null)).onFailure(done::completeExceptionally));
        return done;
    }

    private Future<?> trimAll(Positions covered) {
        List<Future<Response>> trims = new ArrayList<>();
        covered.last().forEach((partition, id) -> {
            Request trim = Request.cmd(Command.XTRIM)
                    .arg(keys.log(partition))
                    .arg("MINID")
                    .arg((id.number() + 1) + "-0");
            trims.add(supervisor.ask(connection -> connection.send(trim)));
        });
        return Future.all(trims);
    }

    @Override
    public void close() {
        context.runOnContext(run -> appends.close());
    }
}

package dev.patternengine.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.CheckpointStore.Written;
import dev.patternengine.storage.LogFailure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedisCheckpointsTest {
    private static RedisProcess redis;

    @RegisterExtension
    final Stores stores = new Stores();

    private CheckpointStore checkpoints;

    @BeforeAll
    static void start(@TempDir Path folder) {
        redis = RedisProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        redis.command("FLUSHALL");
        checkpoints = stores.open(redis.address()).checkpoints();
    }

    private static Positions positions(long number) {
        return new Positions(Map.of(0, new EntryId(number, 1), 3, new EntryId(number + 5, 2)));
    }

    private static CheckpointParts parts(String... texts) {
        Queue<String> left = new ArrayDeque<>(List.of(texts));
        return () -> CompletableFuture.completedFuture(
                Optional.ofNullable(left.poll()).map(text -> new CheckpointPart("of " + text, text.getBytes(UTF_8))));
    }

    private Written write(long number, String... texts) {
        return Wait.result(checkpoints.write(positions(number), parts(texts)));
    }

    private static List<String> read(CheckpointReader reader) {
        List<String> read = new ArrayList<>();
        for (var part = Wait.result(reader.next()); part.isPresent(); part = Wait.result(reader.next())) {
            String text = new String(part.get().bytes(), UTF_8);
            assertThat(part.get().owner()).isEqualTo("of " + text);
            read.add(text);
        }
        return read;
    }

    private CheckpointReader newest() {
        return Wait.result(checkpoints.newest()).orElseThrow();
    }

    private static List<String> keys() {
        return redis.command("KEYS", "test:{ckp}:*").stream().sorted().toList();
    }

    @Test
    void newest_nothingWritten_isEmpty() {
        assertThat(Wait.result(checkpoints.newest())).isEmpty();
    }

    @Test
    void newest_severalWritten_isTheLastAlsoForAnother() {
        write(10, "a");
        write(20, "b", "c", "");
        checkpoints = stores.open(redis.address()).checkpoints();
        CheckpointReader newest = newest();
        assertThat(newest.positions()).isEqualTo(positions(20));
        assertThat(read(newest)).containsExactly("b", "c", "");
        assertThat(newest.damaged()).isEmpty();
    }

    @Test
    void write_checkpointsOneAfterAnother_keepsTwoAndTellsWhatBothContain() {
        assertThat(write(10, "a", "b").trimmable()).isEqualTo(Positions.NONE);
        assertThat(write(20, "c").trimmable()).isEqualTo(positions(10));
        Written third = write(30, "d");
        assertThat(third.trimmable()).isEqualTo(positions(20));
        assertThat(third.bytes()).isPositive();
        assertThat(keys())
                .containsExactly("test:{ckp}:2:0", "test:{ckp}:3:0", "test:{ckp}:last", "test:{ckp}:manifest");
    }

    @Test
    void write_positionsThatFall_isRefused() {
        write(10, "a");
        assertThatThrownBy(() -> write(9, "b"))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("the checkpoint before contains more");
        assertThat(read(newest())).containsExactly("a");
    }

    @Test
    void write_partsThatFail_leavesNothingBehind() {
        write(10, "a");
        List<String> before = keys();
        Queue<CompletionStage<Optional<CheckpointPart>>> some = new ArrayDeque<>(List.of(
                CompletableFuture.completedFuture(Optional.of(new CheckpointPart("x", new byte[9]))),
                CompletableFuture.failedFuture(new IllegalStateException("a miner failed"))));
        assertThatThrownBy(() -> Wait.result(checkpoints.write(positions(20), some::remove)))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("a miner failed");
        Wait.until("its parts are gone", () -> keys().equals(before));
        assertThat(read(newest())).containsExactly("a");
    }

    @Test
    void write_anotherBeganMeanwhile_isRefusedAndTheOtherCounts() {
        write(10, "a");
        CheckpointStore other = stores.open(redis.address()).checkpoints();
        CompletableFuture<Optional<CheckpointPart>> last = new CompletableFuture<>();
        Queue<CompletionStage<Optional<CheckpointPart>>> slow = new ArrayDeque<>(
                List.of(CompletableFuture.completedFuture(Optional.of(new CheckpointPart("x", new byte[9]))), last));
        CompletionStage<Written> first = checkpoints.write(positions(20), slow::remove);
        Wait.until("it has begun", () -> keys().contains("test:{ckp}:2:0"));
        Wait.result(other.write(positions(15), parts("b")));
        last.complete(Optional.of(new CheckpointPart("y", new byte[9])));
        assertThatThrownBy(() -> Wait.result(first))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("another engine began a checkpoint");
        assertThat(read(newest())).containsExactly("b");
        assertThat(keys()).doesNotContain("test:{ckp}:2:0", "test:{ckp}:2:1", "test:{ckp}:unfinished");
    }

    @Test
    void takeTurn_anotherHasIt_isRefusedUntilItIsGivenBack() {
        CheckpointStore other = stores.open(redis.address()).checkpoints();
        assertThat(Wait.result(checkpoints.takeTurn())).isTrue();
        assertThat(Wait.result(other.takeTurn())).isFalse();
        Wait.result(other.endTurn());
        assertThat(Wait.result(other.takeTurn())).as("the turn of another").isFalse();
        Wait.result(checkpoints.endTurn());
        assertThat(Wait.result(other.takeTurn())).isTrue();
    }

    @Test
    void takeTurn_itsEngineDied_endsByItself() {
        assertThat(Wait.result(checkpoints.takeTurn())).isTrue();
        long left = Long.parseLong(redis.command("PTTL", "test:{ckp}:turn").get(0));
        assertThat(left).isBetween(1L, Turn.LEASE_MILLIS);
    }

    @Test
    void takeTurn_lastsLongerThanItsLease_isKept() {
        assertThat(Wait.result(checkpoints.takeTurn())).isTrue();
        redis.command("PEXPIRE", "test:{ckp}:turn", Long.toString(Turn.LEASE_MILLIS / 2));
        Wait.until(
                "the lease is renewed",
                () -> Long.parseLong(redis.command("PTTL", "test:{ckp}:turn").get(0)) > Turn.LEASE_MILLIS / 2);
    }

    @Test
    void write_afterOneThatDied_removesItsParts() {
        redis.command("SET", "test:{ckp}:1:0", "left over");
        redis.command("SET", "test:{ckp}:1:1", "left over");
        redis.command("SET", "test:{ckp}:last", "1");
        redis.command("HSET", "test:{ckp}:unfinished", "1", "2");
        write(10, "a");
        assertThat(keys()).containsExactly("test:{ckp}:2:0", "test:{ckp}:last", "test:{ckp}:manifest");
    }

    @Test
    void newest_damagedPart_isPassedOverAndNamed() {
        write(10, "a");
        write(20, "b", "c");
        redis.command("SETRANGE", "test:{ckp}:2:1", "6", "?");
        CheckpointReader newest = newest();
        assertThat(newest.positions()).isEqualTo(positions(10));
        assertThat(read(newest)).containsExactly("a");
        assertThat(newest.damaged()).singleElement().asString().contains("test:{ckp}:2:1", "checksum");
    }

    @Test
    void write_afterOneWasFoundDamaged_keepsTheWholeOne() {
        write(10, "a");
        write(20, "b");
        redis.command("DEL", "test:{ckp}:2:0");
        assertThat(newest().positions()).isEqualTo(positions(10));
        assertThat(write(30, "c").trimmable()).isEqualTo(positions(10));
        redis.command("DEL", "test:{ckp}:3:0");
        assertThat(read(newest())).containsExactly("a");
    }

    @Test
    void newest_partMissingOrOfAnother_isPassedOver() {
        write(10, "a");
        write(20, "b");
        redis.command("COPY", "test:{ckp}:1:0", "test:{ckp}:2:0", "REPLACE");
        assertThat(newest().damaged()).singleElement().asString().contains("it belongs elsewhere");
        redis.command("DEL", "test:{ckp}:2:0");
        assertThat(newest().damaged()).singleElement().asString().contains("is not there");
    }

    @Test
    void newest_partOfAnotherTry_isPassedOver() {
        write(10, "a");
        byte[] other = Part.bytes(1, 0, new CheckpointPart("of b", new byte[] {'b'}));
        redis.command(List.of("SET".getBytes(UTF_8), "test:{ckp}:1:0".getBytes(UTF_8), other));
        assertThatThrownBy(() -> Wait.result(checkpoints.newest()))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("these are not the parts that the manifest names");
    }

    @Test
    void write_noRoomForAll_firstRemovesWhatIsOfNoUse() {
        redis.command("SET", "test:{ckp}:1:0", "left over");
        redis.command("SET", "test:{ckp}:last", "1");
        redis.command("HSET", "test:{ckp}:unfinished", "1", "1");
        CompletableFuture<Optional<CheckpointPart>> first = new CompletableFuture<>();
        CompletionStage<Written> written = checkpoints.write(positions(10), () -> first);
        Wait.until("it is gone before anything is written", () -> !keys().contains("test:{ckp}:1:0"));
        first.completeExceptionally(new IllegalStateException("no room"));
        assertThatThrownBy(() -> Wait.result(written)).isInstanceOf(LogFailure.class);
    }

    @Test
    void newest_allDamaged_fails() {
        write(10, "a");
        redis.command("DEL", "test:{ckp}:1:0");
        assertThatThrownBy(() -> Wait.result(checkpoints.newest()))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("all checkpoints are damaged");
    }

    @Test
    void newest_damagedManifest_fails() {
        write(10, "a");
        redis.command("SETRANGE", "test:{ckp}:manifest", "5", "?");
        assertThatThrownBy(() -> Wait.result(checkpoints.newest()))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("test:{ckp}:manifest");
        assertThatThrownBy(() -> write(20, "b")).isInstanceOf(LogFailure.class);
    }

    @Test
    void write_answersLostAndConnectionsCut_countsOnce() {
        Proxy proxy = Proxy.to(stores.vertx(), redis.port());
        checkpoints = stores.open(proxy.address()).checkpoints();
        CompletableFuture<Optional<CheckpointPart>> last = new CompletableFuture<>();
        Queue<CompletionStage<Optional<CheckpointPart>>> slow = new ArrayDeque<>(List.of(
                CompletableFuture.completedFuture(Optional.of(new CheckpointPart("of x", new byte[] {'x'}))), last));
        AtomicInteger asked = new AtomicInteger();
        CompletionStage<Written> written = checkpoints.write(positions(10), () -> {
            asked.incrementAndGet();
            return slow.remove();
        });
        Wait.until("the first part was written", () -> asked.get() == 2);
        proxy.loseAnswers();
        last.complete(Optional.empty());
        Wait.until("it counts", () -> keys().contains("test:{ckp}:manifest"));
        proxy.heal();
        Wait.result(written);
        assertThat(read(newest())).containsExactly("x");
        assertThat(keys()).containsExactly("test:{ckp}:1:0", "test:{ckp}:last", "test:{ckp}:manifest");
    }
}

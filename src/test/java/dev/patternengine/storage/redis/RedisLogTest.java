package dev.patternengine.storage.redis;

import static dev.patternengine.storage.redis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedisLogTest {
    private static RedisProcess redis;

    @RegisterExtension
    final Stores stores = new Stores();

    private Log log;

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
        log = stores.open(redis.address()).log();
    }

    private static Level append(Log log, Entry entry) {
        return Wait.result(log.append(entry));
    }

    private static void appendAll(Log log, int partition, long first, long last) {
        List<CompletionStage<Level>> all = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            all.add(log.append(entry(partition, number)));
        }
        all.forEach(Wait::result);
    }

    private static List<Entry> entries(int partition, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> entry(partition, number))
                .toList();
    }

    @Test
    void append_inOrder_isReadBackAlsoByAnother() {
        List<Entry> written = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
            for (long number = 1; number <= 40; number++) {
                assertThat(append(log, entry(partition, number))).isEqualTo(Level.WRITTEN);
                written.add(entry(partition, number));
            }
        }
        assertThat(Entries.all(log)).isEqualTo(written);
        Log another = stores.open(redis.address()).log();
        assertThat(another.last(2)).isEqualTo(new EntryId(40, 1));
        assertThat(another.last(3)).isEqualTo(EntryId.NONE);
        assertThat(Entries.all(another)).isEqualTo(written);
        assertThat(another.appended()).isZero();
        assertThat(log.appended()).isGreaterThan(120 * 20);
    }

    @Test
    void append_pipelined_keepsTheOrder() {
        appendAll(log, 1, 1, 3_000);
        assertThat(Entries.all(log)).isEqualTo(entries(1, 1, 3_000));
        assertThat(log.last(1)).isEqualTo(new EntryId(3_000, 1));
    }

    @Test
    void append_wrongPredecessor_isRefusedAndNothingIsWritten() {
        append(log, entry(0, 1));
        Entry changed = entry(0, new EntryId(1, 1), EntryId.NONE, " but another");
        Entry otherEpoch = entry(0, new EntryId(2, 1), new EntryId(1, 2), "");
        for (Entry wrong : List.of(changed, entry(0, 3), entry(1, 2), otherEpoch)) {
            assertThatThrownBy(() -> append(log, wrong)).isInstanceOf(AppendRefused.class);
        }
        append(log, entry(0, new EntryId(2, 2), new EntryId(1, 1), ""));
        assertThatThrownBy(() -> append(log, entry(0, 2)))
                .isInstanceOf(AppendRefused.class)
                .hasMessageContaining("the last is 2-2");
        assertThat(Entries.all(log)).hasSize(2);
    }

    @Test
    void append_afterOneThatFailed_doesNotFit() {
        CompletionStage<Level> first = log.append(entry(0, 2));
        CompletionStage<Level> second = log.append(entry(0, 3));
        assertThatThrownBy(() -> Wait.result(first)).isInstanceOf(AppendRefused.class);
        assertThatThrownBy(() -> Wait.result(second)).isInstanceOf(AppendRefused.class);
        assertThat(Entries.all(log)).isEmpty();
    }

    @Test
    void append_bytesThatAreThereAlready_succeedsAndIsThereOnce() {
        appendAll(log, 0, 1, 3);
        append(log, entry(0, 3));
        append(log, entry(0, 2));
        assertThat(Entries.all(log)).isEqualTo(entries(0, 1, 3));
    }

    @Test
    void append_afterAnotherTookOver_isRefused() {
        appendAll(log, 0, 1, 3);
        Log another = stores.open(redis.address()).log();
        append(another, entry(0, new EntryId(4, 2), new EntryId(3, 1), " of the new owner"));
        List<CompletionStage<Level>> zombie = LongStream.rangeClosed(4, 6)
                .mapToObj(number -> log.append(entry(0, number)))
                .toList();
        for (CompletionStage<Level> one : zombie) {
            assertThatThrownBy(() -> Wait.result(one)).isInstanceOf(AppendRefused.class);
        }
        assertThat(log.last(0)).isEqualTo(new EntryId(4, 2));
        assertThat(Entries.all(log)).hasSize(4);
    }

    @Test
    void append_scriptsForgotten_succeeds() {
        append(log, entry(0, 1));
        redis.command("SCRIPT", "FLUSH");
        appendAll(log, 0, 2, 10);
        assertThat(Entries.all(log)).isEqualTo(entries(0, 1, 10));
    }

    @Test
    void append_noteOfTheEndMissingOrWrong_asksTheStream() {
        appendAll(log, 0, 1, 5);
        redis.command("XGROUP", "SETID", "test:log:{0}", "end", "3-1");
        appendAll(log, 0, 6, 7);
        redis.command("XGROUP", "DESTROY", "test:log:{0}", "end");
        appendAll(log, 0, 8, 9);
        assertThat(redis.command("XINFO", "GROUPS", "test:log:{0}")).contains("end", "9-1");
        assertThat(Entries.all(log)).isEqualTo(entries(0, 1, 9));
    }

    @Test
    void append_keyOfAnotherKind_failsWithWhatRedisSays() {
        redis.command("SET", "test:log:{0}", "something else");
        assertThatThrownBy(() -> append(log, entry(0, 1)))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("entry 1-1 of partition 0")
                .hasMessageContaining("WRONGTYPE");
    }

    @Test
    void append_afterClosing_fails() {
        log.close();
        assertThatThrownBy(() -> append(log, entry(0, 1)))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("closed");
    }

    @Test
    void reader_afterPositions_readsWhatIsNew() {
        appendAll(log, 0, 1, 20);
        appendAll(log, 2, 1, 10);
        Positions after = new Positions(Map.of(0, new EntryId(15, 1), 2, new EntryId(10, 1)));
        assertThat(Entries.after(log, after)).isEqualTo(entries(0, 16, 20));
    }

    @Test
    void reader_largeEntries_readsAboutAMegabyteAtATime() {
        String text = "x".repeat(200_000);
        EntryId before = EntryId.NONE;
        for (int number = 1; number <= 40; number++) {
            append(log, entry(0, before.number() == 0 ? new EntryId(1, 1) : before.next(), before, text));
            before = new EntryId(number, 1);
        }
        List<Integer> sizes = new ArrayList<>();
        try (var reader = log.reader(Positions.NONE)) {
            for (var chunk = Wait.result(reader.next()); !chunk.isEmpty(); chunk = Wait.result(reader.next())) {
                sizes.add(chunk.size());
            }
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(sizes.subList(1, sizes.size())).allMatch(size -> size <= 6);
    }

    @Test
    void newest_someBytes_isTheEndOfEachPartition() {
        for (int partition = 0; partition < 3; partition++) {
            appendAll(log, partition, 1, 40);
        }
        Log another = stores.open(redis.address()).log();
        assertThat(Entries.all(another.newest(1 << 20))).isEqualTo(Entries.all(log));
        List<Entry> few = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
            few.addAll(entries(partition, 25, 40));
        }
        assertThat(Entries.all(another.newest(1))).as("a few at least").isEqualTo(few);
    }

    @Test
    void newest_oneThatAnotherCameInPlaceOf_isLeftOut() {
        appendAll(log, 0, 1, 2);
        EntryId second = new EntryId(2, 1);
        Entry first = entry(0, 3);
        append(log, first);
        Entry later = new Entry(new EntryId(3, 2), second, first.batch(), first.evidence());
        byte[] value = Payload.checked(ByteBuffer.wrap(new EntryFormat().bytes(later)));
        redis.command(List.of(bytes("XADD"), bytes("test:log:{0}"), bytes("3-2"), bytes("e"), value));

        assertThat(Entries.all(log.newest(1 << 20)))
                .extracting(entry -> entry.id().toString())
                .containsExactly("1-1", "2-1", "3-2");
    }

    @Test
    void trim_upToPositions_keepsTheRestAndTheEnd() {
        appendAll(log, 0, 1, 10);
        appendAll(log, 1, 1, 5);
        Wait.result(log.trim(new Positions(Map.of(0, new EntryId(7, 1), 1, new EntryId(5, 1)))));
        assertThat(redis.command("XLEN", "test:log:{0}")).containsExactly("3");
        assertThat(Entries.all(log)).isEqualTo(entries(0, 8, 10));
        Log another = stores.open(redis.address()).log();
        assertThat(another.last(1)).isEqualTo(new EntryId(5, 1));
        append(another, entry(1, 6));
        assertThat(Entries.after(another, new Positions(Map.of(0, new EntryId(10, 1)))))
                .isEqualTo(entries(1, 6, 6));
    }

    @Test
    void reader_damagedValue_namesStreamAndEntry() {
        append(log, entry(0, 1));
        byte[] value = Payload.checked(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        value[5] ^= 1;
        redis.command(List.of(bytes("XADD"), bytes("test:log:{0}"), bytes("2-1"), bytes("e"), value));
        Log another = stores.open(redis.address()).log();
        assertThatThrownBy(() -> Entries.all(another))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("test:log:{0}")
                .hasMessageContaining("2-1")
                .hasMessageContaining("checksum");
    }

    @Test
    void reader_entryMissingInTheMiddle_saysSo() {
        appendAll(log, 0, 1, 5);
        redis.command("XDEL", "test:log:{0}", "3-1");
        assertThatThrownBy(() -> Entries.all(log))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("entry 4-1 follows 3-1, but the one before it is 2-1");
    }

    @Test
    void reader_entriesMissingAtTheEnd_saysSo() {
        appendAll(log, 0, 1, 20);
        redis.command("XDEL", "test:log:{0}", "17-1", "18-1", "19-1", "20-1");
        assertThatThrownBy(() -> Entries.all(log))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("it has nothing after 16-1");
    }

    @Test
    void reader_entryInAnotherPlace_saysSo() {
        byte[] value = Payload.checked(ByteBuffer.wrap(new EntryFormat().bytes(entry(0, 1))));
        redis.command(List.of(bytes("XADD"), bytes("test:log:{0}"), bytes("2-1"), bytes("e"), value));
        redis.command(List.of(bytes("XADD"), bytes("test:log:{1}"), bytes("1-1"), bytes("e"), value));
        Log another = stores.open(redis.address()).log();
        assertThatThrownBy(() -> Entries.all(another)).hasMessageContaining("entry 2-1 holds entry 1-1 of partition 0");
        Positions first = new Positions(Map.of(0, new EntryId(2, 1)));
        assertThatThrownBy(() -> Entries.after(another, first))
                .hasMessageContaining("test:log:{1} is damaged: entry 1-1 holds entry 1-1 of partition 0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.RandomRuns;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFormatTest {
    private final EntryFormat format = new EntryFormat();

    static Entry sample() {
        List<Placed> placed = new ArrayList<>();
        for (Observation observation : new RandomRuns(3, 50).observations(200)) {
            placed.add(new Placed(
                    observation.hashCode() * 31L, placed.size() % 3 == 0, placed.size() % 5 == 0, observation));
        }
        Outcome outcome = new Outcome(Kind.TOOL, -5, "näher", 0.25, true, Success.NO, Double.NaN, -99);
        List<Decision> decisions = List.of(
                new Decision.TenantErased(),
                new Decision.SessionErased(-5),
                new Decision.EntriesRetracted(List.of(1L, 300L, 1L << 40)),
                new Decision.PatternReviewed("p-1", new Review(Review.Verdict.VETO, "Jürgen", "", -1, "key 3f9a01bc")));
        Batch batch =
                new Batch("tenant ü", 63, 1_700_000_000_000L, placed, List.of(1L, -9L), List.of(outcome), decisions);
        Evidence evidence = new Evidence.Builder()
                .add(1, -2, 3)
                .add(1, 5, -7)
                .add(9, 5, 8)
                .add(1, -2L << 56, 7)
                .add(0, 0, -8)
                .add(Long.MIN_VALUE, Long.MAX_VALUE, -4_000_000_000L)
                .name(77, "a name")
                .name(78, new Evidence.Name("another", 300))
                .name(79, new Evidence.Name("", -2))
                .build();
        EntryId id = new EntryId(12, 3);
        return new Entry(id.next(), id, batch, List.of(evidence, Evidence.EMPTY, evidence, Evidence.EMPTY));
    }

    @Test
    void read_ofWhatWasWritten_givesAnEqualEntry() {
        Entry entry = sample();
        assertThat(format.read(format.bytes(entry))).isEqualTo(entry);
    }

    @Test
    void read_versionWhoseNamesHadNoCounts_countsEachOnce() {
        EntryId id = new EntryId(1, 0);
        WireOutput stored = new WireOutput().writeByte(1).writeCount(5);
        stored.writeCount(1).writeCount(0).writeCount(0).writeCount(0);
        stored.writeText("t").writeSigned(7).writeCount(0).writeCount(0).writeCount(0);
        stored.writeCount(1).writeLong(77).writeText("a name").writeCount(0);
        for (int part = 1; part < Kind.ALL.size(); part++) {
            stored.writeCount(0).writeCount(0);
        }
        Evidence named = new Evidence.Builder().name(77, "a name").build();
        assertThat(format.read(stored.bytes()))
                .isEqualTo(new Entry(
                        id,
                        EntryId.NONE,
                        Batch.of("t", 5, 7, List.of()),
                        List.of(named, Evidence.EMPTY, Evidence.EMPTY, Evidence.EMPTY)));
    }

    /** The files are never written again. */
    @ParameterizedTest
    @CsvSource({"v2, 0", "v3, 23", "v4, 23"})
    void read_entryOfAVersion_givesWhatWasWritten(String version, long advice) throws IOException {
        byte[] golden = Files.readAllBytes(Path.of("src/test/resources/golden/entries/" + version + ".entry"));
        Observation observation = Observation.of("sql:select")
                .session("run 1")
                .id("o-1")
                .timestamp(1_700_000_000_000L)
                .build();
        Outcome outcome = new Outcome(Kind.RECOVERY, -17, "sql:describe", 0.5, true, Success.YES, 0.25, advice);
        Batch batch = new Batch(
                "tenant",
                5,
                1_700_000_000_500L,
                List.of(new Placed(-17, true, false, observation)),
                List.of(4L),
                List.of(outcome));
        Evidence evidence =
                new Evidence.Builder().add(1, -2, 3).name(77, "a name").build();
        EntryId id = new EntryId(12, 3);
        assertThat(format.read(golden))
                .isEqualTo(new Entry(
                        id.next(), id, batch, List.of(evidence, Evidence.EMPTY, Evidence.EMPTY, Evidence.EMPTY)));
    }

    /** The file is never written again. */
    @Test
    void read_entryWithDecisions_givesWhatWasWritten() throws IOException {
        byte[] golden = Files.readAllBytes(Path.of("src/test/resources/golden/entries/v5.entry"));
        List<Decision> decisions = List.of(
                new Decision.TenantErased(),
                new Decision.SessionErased(-17),
                new Decision.PatternReviewed(
                        "p-1", new Review(Review.Verdict.MUTE, "ann", "noisy", 1_700_000_000_000L)));
        EntryId id = new EntryId(12, 3);
        List<Evidence> nothing = Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY);
        assertThat(format.read(golden))
                .isEqualTo(new Entry(
                        id.next(), id, Batch.decided("tenant\u00011", 5, 1_700_000_000_500L, decisions), nothing));
    }

    /** The file is never written again. */
    @Test
    void read_entryWithOrigins_givesWhatWasWritten() throws IOException {
        byte[] golden = Files.readAllBytes(Path.of("src/test/resources/golden/entries/v6.entry"));
        assertThat(format.read(golden)).isEqualTo(located());
    }

    private static Entry located() {
        Observation.Builder builder =
                Observation.of("sql:select").session("run 1").timestamp(1_700_000_000_000L);
        List<Placed> placed = List.of(
                new Placed(-17, true, false, builder.origin("north").build()),
                new Placed(-17, false, false, builder.origin("").build()),
                new Placed(-17, false, true, builder.origin("north").build()));
        EntryId id = new EntryId(12, 3);
        Batch batch = Batch.of("tenant", 5, 1_700_000_000_500L, placed);
        return new Entry(id.next(), id, batch, Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY));
    }

    @Test
    void read_cutAnywhere_isRefused() {
        byte[] bytes = format.bytes(sample());
        for (int length = 0; length < bytes.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> format.read(cut)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void read_withBytesChanged_givesAnEntryOrIsRefused() {
        long seed = 11;
        Random random = new Random(seed);
        byte[] bytes = format.bytes(sample());
        for (int round = 0; round < 5_000; round++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                assertThat(format.read(changed)).isNotNull();
            } catch (WireException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void read_unknownVersion_isNamed() {
        byte[] bytes = format.bytes(sample());
        bytes[0] = 9;
        assertThatThrownBy(() -> format.read(bytes)).hasMessageContaining("version 9");
    }
}

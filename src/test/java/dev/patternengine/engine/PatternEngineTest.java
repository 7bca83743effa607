package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.RandomRuns;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PatternEngineTest {
    @TempDir
    private Path folder;

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(8, TimeUnit.SECONDS)
                .join();
    }

    private static PatternEngine start(Settings settings) {
        return await(PatternEngine.embedded(settings, CountingMiner.miners()));
    }

    private PatternEngine start() {
        return start(Settings.DEFAULT.withData(folder));
    }

    private static long support(PatternEngine engine) {
        return await(engine.patterns()).stream()
                .mapToLong(pattern -> pattern.support())
                .max()
                .orElse(0);
    }

    @Test
    void observe_halfASurrogatePair_isRefusedByNameAndNothingIsLearned() {
        PatternEngine engine = start();
        Observation good = Observation.of("a").build();
        Observation bad = Observation.of("a").context("x\ud800", Value.of("y")).build();
        assertThatThrownBy(() -> await(engine.observe(List.of(good, bad))))
                .hasRootCauseInstanceOf(Refused.class)
                .hasStackTraceContaining("observation 2: name in context holds half of a surrogate pair");
        assertThat(support(engine)).isZero();
        await(engine.close());
    }

    @Test
    void observe_acknowledged_isInTheNextAnswer() {
        PatternEngine engine = start();
        for (int count = 1; count <= 200; count++) {
            AcknowledgementMessage done =
                    await(engine.observe(Observation.of("a").build()));
            assertThat(done.level()).isEqualTo(Level.FSYNCED);
            assertThat(await(engine.recommend(Question.after("a"))).items())
                    .hasSize(4)
                    .allSatisfy(item -> assertThat(item.action()).isEqualTo("a"))
                    .extracting(item -> item.support())
                    .containsOnly((long) count);
        }
        await(engine.close());
    }

    @Test
    void observe_manyAtOnce_allAreLearnedOnce() {
        PatternEngine engine = start();
        List<Future<AcknowledgementMessage>> all = new ArrayList<>();
        for (int sender = 0; sender < 500; sender++) {
            all.add(engine.observe(List.of(
                    Observation.of("a").session("s" + sender).build(),
                    Observation.of("a").session("s" + sender % 7).build())));
        }
        await(Future.all(all));
        assertThat(support(engine)).isEqualTo(1_000);
        await(engine.close());
    }

    @Test
    void observe_knownId_changesNothing() {
        PatternEngine engine = start();
        Observation observation = Observation.of("a").id("1").session("s").build();
        await(engine.observe(observation));
        AcknowledgementMessage second = await(engine.observe(List.of(
                observation,
                Observation.of("a").id("2").session("s").build(),
                Observation.of("a").id("1").session("other").build())));
        assertThat(second.duplicates()).containsExactly(0);
        assertThat(support(engine)).isEqualTo(3);
        await(engine.close());
    }

    @Test
    void observe_nothingButDuplicates_promisesNoMoreThanTheLog() {
        PatternEngine engine = start(Settings.DEFAULT);
        Observation observation = Observation.of("a").id("1").session("s").build();
        assertThat(await(engine.observe(observation)).level()).isEqualTo(Level.RECEIVED);
        assertThat(await(engine.observe(observation)).level()).isEqualTo(Level.RECEIVED);
        await(engine.close());
    }

    @Test
    void observe_moreThanOneMessageTakes_namesDuplicatesByTheirPlaceInAll() {
        PatternEngine engine = start();
        List<Observation> observations = new ArrayList<>();
        for (int place = 0; place < 2_500; place++) {
            observations.add(
                    Observation.of("a").session("s").id("" + place % 2_400).build());
        }
        assertThat(await(engine.observe(observations)).duplicates())
                .hasSize(100)
                .startsWith(2_400)
                .endsWith(2_499);
        assertThat(support(engine)).isEqualTo(2_400);
        await(engine.close());
    }

    @Test
    void embedded_startedAgain_knowsEverythingAndTheIds() {
        PatternEngine first = start();
        List<Observation> observations = new RandomRuns(1, 5).observations(3_000);
        await(first.observe(observations));
        await(first.observe(Observation.of("z").id("1").session("open").build()));
        List<Quality> before = await(first.quality());
        long support = support(first);
        await(first.close());

        PatternEngine second = start();
        assertThat(await(second.quality())).isEqualTo(before);
        assertThat(support(second)).isEqualTo(support);
        assertThat(await(second.observe(
                                Observation.of("z").id("1").session("open").build()))
                        .duplicates())
                .containsExactly(0);
        assertThat(await(second.gateway().session("default", "open")))
                .hasValueSatisfying(view -> assertThat(view.recent()).containsExactly("z"));
        await(second.close());
    }

    @Test
    void embedded_folderInUse_failsAndSaysSo() {
        PatternEngine engine = start();
        assertThatThrownBy(this::start).hasMessageContaining("another engine");
        await(engine.close());
        await(start().close());
    }

    @Test
    void recommend_aMinerThrew_othersAndLaterObservationsAreUnharmed() {
        PatternEngine engine = start();
        await(engine.observe(Observation.of("throw").session("s").build()));
        await(engine.observe(Observation.of("a").session("s").build()));
        assertThat(support(engine)).isEqualTo(1);
        await(engine.close());
    }

    @Test
    void report_outcomeOfAdvice_isInTheRecord() {
        PatternEngine engine = start(Settings.DEFAULT);
        await(engine.observe(Observation.of("a").session("s").build()));
        String id = await(engine.recommend(
                        Question.builder().session("s").kinds(Set.of(Kind.TOOL)).build()))
                .id();
        for (List<Integer> known : List.of(List.<Integer>of(), List.of(0))) {
            assertThat(await(engine.gateway().report("default", id, true, Success.YES, Double.NaN))
                            .duplicates())
                    .isEqualTo(known);
        }
        assertThat(await(engine.quality()).get(Kind.TOOL.place()).figures())
                .containsEntry("reported.followed.n", 1.0)
                .containsEntry("reported.followed.succeeded", 1.0);
        assertThatThrownBy(() -> await(engine.gateway().report("other", id, true, Success.YES, Double.NaN)))
                .hasMessageContaining("not the id of an advice");
        await(engine.close());
    }

    @Test
    void tenants_observeAndAsk_neverMeet() {
        PatternEngine engine = start(Settings.DEFAULT);
        await(engine.gateway()
                .observe("one", List.of(Observation.of("a").session("s").id("1").build())));
        AcknowledgementMessage other = await(engine.gateway()
                .observe("two", List.of(Observation.of("b").session("s").id("1").build())));
        assertThat(other.duplicates()).isEmpty();
        assertThat(await(engine.gateway().patterns("one", Set.of(Kind.TOOL))))
                .extracting(pattern -> pattern.title())
                .containsExactly("a is frequent");
        assertThat(await(engine.gateway().patterns("three", Kind.ALL))).isEmpty();
        await(engine.close());
    }

    @Test
    void close_composedOnAnAnswer_completes() {
        PatternEngine engine = start();
        await(engine.observe(Observation.of("a").build()).eventually(engine::close));
        await(start().close());
    }

    @Test
    void close_withObservationsWaiting_storesThem() {
        PatternEngine engine = start();
        List<Future<AcknowledgementMessage>> all = new ArrayList<>();
        for (int sender = 0; sender < 300; sender++) {
            all.add(engine.observe(Observation.of("a").session("s" + sender).build()));
        }
        await(engine.close());
        long acknowledged = all.stream().filter(Future::succeeded).count();
        PatternEngine again = start();
        assertThat(acknowledged).isPositive();
        assertThat(support(again)).isEqualTo(acknowledged);
        await(again.close());
    }

    @Test
    void embedded_secretUnreadable_failsAndLeavesTheFolderFree() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("secret"));
        assertThatThrownBy(this::start).hasMessageContaining("cannot read the secret");
        Files.delete(secret);
        await(start().close());
    }

    @Test
    void start_endOfTheLogIsDamagedButInTheCheckpoint_goesOn() throws IOException {
        PatternEngine engine = start();
        for (int count = 0; count < 20; count++) {
            await(engine.observe(
                    Observation.of("a").session("s").id("o" + count).build()));
        }
        await(engine.close());
        try (Stream<Path> files = Files.walk(folder)) {
            Path log = files.filter(file -> file.toString().endsWith(".seg"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(log);
            Files.write(log, Arrays.copyOf(bytes, bytes.length - 7));
        }
        PatternEngine again = start();
        assertThat(support(again)).isEqualTo(20);
        await(again.observe(Observation.of("a").session("s").id("o19").build()));
        assertThat(support(again)).as("its ids are known").isEqualTo(20);
        await(again.observe(Observation.of("a").session("s").id("new").build()));
        await(again.close());
        PatternEngine last = start();
        assertThat(support(last)).isEqualTo(21);
        await(last.close());
    }
}

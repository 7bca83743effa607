package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool of 95 % beside one of 70 %, used as often, and what is advised when the better one breaks. */
class ToolChangeTest {
    private static final long SEED = 4;

    private final Offline engine = new Offline(CountingMiner.miners().with(ToolMiner::new), LearnerLimits.DEFAULT);
    private final Random random = new Random(SEED);

    private void use(String tool, double rate, int times) {
        for (int time = 0; time < times; time++) {
            engine.observe(Observation.of("call")
                    .tool(tool)
                    .success(random.nextDouble() < rate)
                    .build());
        }
    }

    private void useBoth(int times) {
        for (int time = 0; time < times; time++) {
            boolean first = random.nextBoolean();
            use(first ? "a" : "b", first ? 0.95 : 0.7, 1);
        }
    }

    private Answer answer() {
        return engine.answer(Kind.TOOL, Question.builder().task("call").build());
    }

    /** Who is strongly advised, as it may be answered; empty for nobody. */
    private String advised() {
        Answer answer = answer();
        return answer.strong() ? answer.items().get(0).action() : "";
    }

    /** After how many more failures of the first tool in a row somebody else is strongly advised, or nobody. */
    private int failuresUntil(String advised, int most) {
        for (int failures = 0; failures <= most; failures++) {
            if (advised().equals(advised)) {
                return failures;
            }
            use("a", 0, 1);
        }
        return most + 1;
    }

    @Test
    void answer_bestToolFailsInARow_fallsSilentAndThenTurns() {
        useBoth(2_000);
        assertThat(advised()).isEqualTo("a");
        int silent = failuresUntil("", 20);
        int turned = silent + failuresUntil("b", 20);
        assertThat(silent).as("silent").isBetween(3, 12);
        assertThat(turned).as("turned").isBetween(silent + 1, 20);
        Advice.Item broken = answer().items().stream()
                .filter(item -> item.action().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(broken.reason()).contains("uses here succeeded, of the last ");
    }

    @Test
    void answer_toolThatWorksAgain_isAdvisedAgain() {
        useBoth(2_000);
        use("a", 0, 1_000);
        assertThat(answer().items())
                .filteredOn(Advice.Item::avoid)
                .extracting(Advice.Item::action)
                .containsExactly("a");
        use("a", 0.95, 60);
        Advice.Item first = answer().items().get(0);
        assertThat(first.action()).isEqualTo("a");
        assertThat(first.interval().low()).isLessThan(0.95);
        assertThat(first.interval().high()).isGreaterThan(0.95);
    }

    @Test
    void answer_toolsThatDoNotChange_areHardlyEverSaidToHave() {
        int changed = 0;
        for (int time = 0; time < 2_000; time++) {
            useBoth(1);
            changed += answer().items().stream().anyMatch(item -> item.reason().contains("of the last")) ? 1 : 0;
        }
        assertThat(changed).isLessThan(60);
    }

    @Test
    void answer_jobsThatComeInBulksOfOneKind_areNoChangeOfATool() {
        for (int bulk = 0; bulk < 40; bulk++) {
            for (int time = 0; time < 50; time++) {
                engine.observe(Observation.of("call")
                        .tool("a")
                        .context("kind", Value.of(bulk % 2 == 0 ? "easy" : "hard"))
                        .success(random.nextDouble() < (bulk % 2 == 0 ? 0.95 : 0.2))
                        .build());
            }
            if (bulk > 2) {
                assertThat(answer().items()).noneMatch(item -> item.reason().contains("of the last"));
            }
        }
    }

    @Test
    void answer_manyUsesInOneEntry_countsTheLastOnesAlone() {
        useBoth(200);
        List<Placed> batch = new ArrayList<>();
        for (int time = 0; time < 1_000; time++) {
            batch.add(engine.place(
                    Observation.of("call").tool("a").success(time < 900).build()));
        }
        engine.observe(batch);
        assertThat(Lately.of(engine.model(Kind.TOOL), Hash64.of("call"), Hash64.of("a")))
                .satisfies(window -> assertThat(window.uses()).isBetween(16.0, 32.0))
                .satisfies(window -> assertThat(window.won()).isLessThan(2));
    }

    /** Batches of a round are taught before any of them is applied, and so are those of the rounds in flight. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 25", "16, 1", "16, 6", "64, 6", "16, 60"})
    void teach_manyBatchesBeforeAnyIsApplied_isNoChange(int batches, int lines) {
        Learner<?, ?> learner = CountingMiner.miners()
                .with(ToolMiner::new)
                .learner(Kind.TOOL, LearnerLimits.DEFAULT, failure -> {
                    throw failure;
                });
        EntryId last = EntryId.NONE;
        int changed = 0;
        for (int taught = 0; taught < 4_000; taught += batches * lines) {
            List<Entry> entries = new ArrayList<>();
            for (int partition = 0; partition < batches; partition++) {
                List<Placed> uses = new ArrayList<>();
                for (int line = 0; line < lines; line++) {
                    uses.add(engine.place(Observation.of("call")
                            .session("s" + taught + "-" + partition + "-" + line)
                            .tool("a")
                            .success(random.nextDouble() < 0.8)
                            .build()));
                }
                Batch batch = Batch.of("default", 0, taught, uses);
                List<Evidence> evidence = new ArrayList<>(Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY));
                evidence.set(Kind.TOOL.place(), learner.teach(batch));
                entries.add(new Entry(last.next(), last, batch, evidence));
                last = last.next();
            }
            entries.forEach(learner::apply);
            Lately.Window window = Lately.of(learner.model("default"), Hash64.of("call"), Hash64.of("a"));
            changed += window.hasChanged() ? batches * lines : 0;
            assertThat(taught < 2_000 || window.uses() >= 16)
                    .as("uses %s after %d", window.uses(), taught)
                    .isTrue();
        }
        assertThat(changed).as("of 4000, seed %d", SEED).isLessThan(120);
    }
}

package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of tools that were watched, not assigned: those who used them knew which one fits. */
class SelectiveUseTest {
    private static final long SEED = 11;
    private static final String TASK = "solve";

    private final Offline engine = new Offline(CountingMiner.miners().with(ToolMiner::new), LearnerLimits.DEFAULT);
    private final Random random = new Random(SEED);
    private int session;

    private static Attributes context(String entry, String value) {
        return value.isEmpty() ? Attributes.NONE : Attributes.NONE.with(entry, Value.of(value));
    }

    private void use(String tool, Attributes context, double rate) {
        engine.observe(Observation.of(TASK)
                .session("s" + session++)
                .tool(tool)
                .context(context)
                .success(random.nextDouble() < rate)
                .build());
    }

    private static Question.Builder question(Attributes context, String... tools) {
        return Question.builder()
                .task(TASK)
                .context(context)
                .candidates(List.of(tools).stream()
                        .map(tool -> new Candidate(tool, ""))
                        .toList());
    }

    private Answer answer(Question.Builder question) {
        return engine.answer(Kind.TOOL, question.build());
    }

    /** Uses of so many tools, each of which is right for one topic; those who use them err in a share of the uses. */
    private void useWhereTheyFit(String entry, int topics, int uses, double errs) {
        for (int use = 0; use < uses; use++) {
            int topic = use % topics;
            int tool = random.nextDouble() < errs ? random.nextInt(topics) : topic;
            use("tool" + tool, context(entry, "zork" + topic), tool == topic ? 0.95 : 0.05);
        }
    }

    private static String[] tools(int count) {
        return IntStream.range(0, count).mapToObj(tool -> "tool" + tool).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "topic, 6, 240, 0",
        "goal, 10, 200, 0",
        "topic, 10, 200, .05",
        "goal, 10, 1000, .2",
        "topic, 10, 1000, .5",
        "goal, 60, 600, 0"
    })
    void answer_toolsThatWereUsedWhereTheyFit_advisesEachThereOnly(String entry, int topics, int uses, double errs) {
        useWhereTheyFit(entry, topics, uses, errs);
        int silent = 0;
        for (int topic = 0; topic < topics; topic++) {
            Answer answer = answer(
                    question(context(entry, "zork" + topic), tools(topics)).limit(topics));
            if (answer.silence().isPresent()) {
                silent++;
            } else {
                assertThat(answer.items().get(0).action()).isEqualTo("tool" + topic);
            }
        }
        assertThat(silent).as("silent").isLessThanOrEqualTo(topics / 5);
    }

    @ParameterizedTest
    @CsvSource({"topic, 10, 400, 0", "goal, 10, 1000, .2"})
    void answer_exploringAfterWatching_mostlyDrawsTheToolThatWasUsedThere(
            String entry, int topics, int uses, double errs) {
        useWhereTheyFit(entry, topics, uses, errs);
        for (int topic = 0; topic < topics; topic++) {
            String right = "tool" + topic;
            Answer answer = answer(question(context(entry, "zork" + topic), tools(topics))
                    .limit(topics)
                    .explore(true)
                    .seed(SEED));
            assertThat(answer.items())
                    .filteredOn(item -> item.action().equals(right))
                    .singleElement()
                    .satisfies(item -> assertThat(item.propensity()).isGreaterThan(0.8));
        }
    }

    @Test
    void answer_fewOfManyTools_listsFirstTheOneThatWorkedForTheGoal() {
        useWhereTheyFit("goal", 180, 1_800, 0);
        for (int topic = 0; topic < 180; topic += 20) {
            Answer answer = answer(
                    question(Attributes.NONE, tools(180)).goal("zork" + topic).limit(5));
            assertThat(answer.items().get(0).action()).isEqualTo("tool" + topic);
        }
    }

    @Test
    void answer_toolNeverUsedThere_isToldAsUnknownAndSaysSo() {
        useWhereTheyFit("topic", 6, 240, 0);
        Answer answer = answer(question(context("topic", "zork1"), tools(6))
                .limit(6)
                .explore(true)
                .seed(SEED));
        assertThat(answer.items())
                .filteredOn(item -> !item.action().equals("tool1"))
                .hasSize(5)
                .allSatisfy(item -> {
                    assertThat(item.reason()).startsWith("not used where topic=zork1, ");
                    assertThat(item.support()).isZero();
                    assertThat(item.interval().low()).isLessThan(0.1);
                    assertThat(item.interval().high()).isGreaterThan(0.9);
                });
    }

    @Test
    void answer_toolUsedOnHardOnesAlone_isNeitherWarnedOfThereNorReplaced() {
        for (int use = 0; use < 600; use++) {
            boolean hard = use % 2 == 0;
            use(hard ? "b" : "a", context("difficulty", hard ? "hard" : "easy"), hard ? 0.4 : 0.9);
        }
        assertThat(answer(question(context("difficulty", "hard"), "a", "b")).items())
                .isEmpty();
        assertThat(answer(question(context("difficulty", "easy"), "a", "b")).items())
                .extracting(Advice.Item::action)
                .containsExactly("a");
    }

    @Test
    void answer_toolBestOnlyBecauseItGotTheEasyOnes_isNotAdvisedWithoutTheCircumstances() {
        for (int use = 0; use < 1_000; use++) {
            boolean hard = random.nextBoolean();
            boolean better = random.nextDouble() < (hard ? 0.8 : 0.2);
            double rate = (hard ? 0.4 : 0.8) + (better ? 0.15 : 0);
            use(better ? "better" : "lucky", context("difficulty", hard ? "hard" : "easy"), rate);
        }
        Answer bare = answer(question(Attributes.NONE, "lucky", "better"));
        assertThat(bare.items()).isEmpty();
        assertThat(bare.silence().orElseThrow().reason())
                .isEqualTo("lucky did best, but better did better where both were used: say in which circumstances "
                        + "one is to be used");
        assertThat(answer(question(context("difficulty", "hard"), "lucky", "better"))
                        .items()
                        .get(0)
                        .action())
                .isEqualTo("better");
    }

    @ParameterizedTest
    @CsvSource({"20, .70, .95", "100, .92, .98", "1000, .99, .998"})
    void answer_toolThatNeverFailed_isNotTakenToNeverFail(int uses, double least, double most) {
        for (int use = 0; use < uses; use++) {
            use("sound", Attributes.NONE, 1);
        }
        Advice.Item item = answer(
                        question(Attributes.NONE, "sound", "new").explore(true).limit(2))
                .items()
                .stream()
                .filter(told -> told.action().equals("sound"))
                .findFirst()
                .orElseThrow();
        assertThat(item.interval().low()).isBetween(least, most);
        assertThat(item.interval().high()).isEqualTo(1);
        assertThat(item.confidence())
                .isBetween(item.interval().low(), item.interval().high());
    }

    /** The region decides which of two tools works; all else in the context, and the words of the goal, does not matter. */
    private Attributes ordinary(boolean eu) {
        return Attributes.NONE
                .with("region", Value.of(eu ? "eu" : "us"))
                .with("size", Value.of(Math.exp(3 + 2 * random.nextGaussian())))
                .with("vip", Value.of(random.nextBoolean()))
                .with("kind", Value.of("k" + random.nextInt(6)))
                .with(Attributes.GOAL, Value.of("please do the w" + random.nextInt(6)));
    }

    @Test
    void answer_contextOfWhichOneEntryDecides_isAdvisedThoughNoneWasMetTwice() {
        for (int use = 0; use < 1_000; use++) {
            boolean eu = random.nextBoolean();
            boolean first = random.nextBoolean();
            use(first ? "a" : "b", ordinary(eu), first == eu ? 0.9 : 0.3);
        }
        int right = 0;
        for (int asked = 0; asked < 40; asked++) {
            boolean eu = random.nextBoolean();
            Answer answer = answer(question(ordinary(eu), "a", "b"));
            if (answer.silence().isEmpty()) {
                assertThat(answer.items().get(0).action()).isEqualTo(eu ? "a" : "b");
                right++;
            }
        }
        assertThat(right).as("advised, of 40").isGreaterThan(25);
    }

    @Test
    void answer_toolLeftOutWhereTwoEntriesMeet_isNotClaimedThere() {
        for (int use = 0; use < 1_000; use++) {
            boolean big = random.nextBoolean();
            boolean legacy = random.nextBoolean();
            boolean hard = big && legacy;
            Attributes context = Attributes.NONE
                    .with("size", Value.of(big ? "big" : "small"))
                    .with("legacy", Value.of(legacy));
            use(hard ? "b" : "a", context, hard ? 0.4 : 0.9);
        }
        Attributes hard = Attributes.NONE.with("size", Value.of("big")).with("legacy", Value.of(true));
        assertThat(answer(question(hard, "a", "b")).items()).isEmpty();
    }

    @Test
    void answer_generalWordAndTellingWord_advisesTheToolThatWasUsedForBoth() {
        String[] verbs = {"search", "update", "delete", "create"};
        String[] things = {"email", "vehicle", "invoice", "meeting", "photo", "ticket"};
        for (int use = 0; use < 1_200; use++) {
            String verb = verbs[random.nextInt(verbs.length)];
            String thing = things[random.nextInt(things.length)];
            use(verb + "_" + thing, context("goal", verb + " the " + thing), 0.95);
        }
        String[] tools = Arrays.stream(verbs)
                .flatMap(verb -> Arrays.stream(things).map(thing -> verb + "_" + thing))
                .toArray(String[]::new);
        for (String tool : tools) {
            Answer answer = answer(question(Attributes.NONE, tools)
                    .goal(tool.replace("_", " the "))
                    .limit(5));
            assertThat(answer.items().get(0).action()).isEqualTo(tool);
        }
    }

    @Test
    void answer_bestThatSucceedsInLessThanHalf_isAdvisedAndTheOthersAvoided() {
        for (int use = 0; use < 600; use++) {
            use("tool" + use % 3, Attributes.NONE, use % 3 == 0 ? 0.4 : 0);
        }
        List<Advice.Item> items =
                answer(question(Attributes.NONE, tools(3)).limit(3)).items();
        assertThat(items).extracting(Advice.Item::action).startsWith("tool0");
        assertThat(items).extracting(Advice.Item::avoid).containsExactly(false, true, true);
    }
}

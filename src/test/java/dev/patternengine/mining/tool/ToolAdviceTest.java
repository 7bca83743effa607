package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tool miner advises where the truth is known: in a shop spark works, in a bank pandas. */
class ToolAdviceTest {
    private static final long SEED = 11;

    private final Offline engine = new Offline(CountingMiner.miners().with(ToolMiner::new), LearnerLimits.DEFAULT);

    @BeforeEach
    void observeShopsAndBanks() {
        Random random = new Random(SEED);
        for (int place = 0; place < 300; place++) {
            boolean shop = random.nextBoolean();
            boolean spark = random.nextBoolean();
            boolean success = random.nextDouble() < (shop == spark ? 0.95 : 0.1);
            engine.observe(Observation.of("process")
                    .session("run")
                    .tool(spark ? "spark" : "pandas")
                    .context("domain", Value.of(shop ? "shop" : "bank"))
                    .executionTime(spark ? 2 : 3)
                    .success(success)
                    .build());
        }
    }

    private static Question.Builder in(String domain) {
        return Question.builder()
                .task("process")
                .context(Observation.of("process")
                        .context("domain", Value.of(domain))
                        .build()
                        .context());
    }

    private Answer answer(Question.Builder question) {
        return engine.answer(Kind.TOOL, question.build());
    }

    @Test
    void answer_contextsThatCallForDifferentTools_advisesTheOneThatWorks() {
        Advice.Item shop = answer(in("shop")).items().get(0);
        assertThat(shop.action()).isEqualTo("spark");
        assertThat(shop.confidence()).isGreaterThan(0.7);
        assertThat(shop.expectedTime()).isCloseTo(2, within(0.02));
        assertThat(answer(in("bank")).items().get(0).action()).isEqualTo("pandas");
    }

    @Test
    void answer_toolThatFailsInTheContext_isAdvisedAgainst() {
        assertThat(answer(in("shop")).items())
                .filteredOn(Advice.Item::avoid)
                .extracting(Advice.Item::action)
                .containsExactly("pandas");
    }

    @Test
    void answer_valueThatWasNeverMet_isLeftOutAndNamed() {
        Advice.Item known = answer(in("shop")).items().get(0);
        Attributes context = in("shop").build().context().with("env", Value.of("prod"));
        Advice.Item item =
                answer(in("shop").context(context).goal("anything")).items().get(0);
        assertThat(item.action()).isEqualTo("spark");
        assertThat(item.interval()).isEqualTo(known.interval());
        assertThat(item.reason()).endsWith("; not seen here before: env=prod, goal has anyth");
    }

    @Test
    void answer_exploring_givesPropensitiesThatSumToOne() {
        List<Candidate> candidates =
                List.of(new Candidate("spark", ""), new Candidate("pandas", ""), new Candidate("new", ""));
        List<Advice.Item> items = answer(
                        in("shop").candidates(candidates).explore(true).seed(SEED))
                .items();
        assertThat(items).hasSize(3).noneMatch(item -> item.propensity() <= 0);
        assertThat(items.stream().mapToDouble(Advice.Item::propensity).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void answer_exploringAtAColdStart_prefersTheToolWhoseDescriptionFits() {
        List<Candidate> candidates = List.of(
                new Candidate("cancel_order", "cancels an order"),
                new Candidate("pay", "modifies the payment of an order"));
        Answer answer = answer(Question.builder()
                .task("never seen")
                .goal("Change the payment to my gift card")
                .candidates(candidates)
                .explore(true)
                .seed(SEED));
        assertThat(answer.items().get(0).action()).isEqualTo("pay");
    }

    @Test
    void answer_taskNeverSeen_isSilent() {
        assertThat(answer(Question.builder().task("never seen")).silence()).isPresent();
    }

    @Test
    void patterns_toolThatDependsOnTheContext_namesTheFeature() {
        assertThat(engine.patterns(Kind.TOOL))
                .extracting(Pattern::detail)
                .contains(new Pattern.Tool("spark", "process", List.of("domain=shop")));
    }

    @Test
    void quality_afterALearnablePast_succeedsMoreOftenWhereTheAdvisedToolWasUsed() {
        var figures = engine.quality(Kind.TOOL).figures();
        assertThat(figures.get("chosen.succeeded")).isGreaterThan(figures.get("other.succeeded") + 0.5);
    }

    /** So many tools of no use for payments, and three that have to do with them. */
    private static List<Candidate> manyTools() {
        List<Candidate> tools = new ArrayList<>();
        for (int place = 0; place < 177; place++) {
            tools.add(new Candidate("tool_" + place, "does thing number " + place));
        }
        tools.add(new Candidate("modify_payment", "changes the payment of an order"));
        tools.add(new Candidate("list_payments", "lists payments"));
        tools.add(new Candidate("gift_card_balance", "tells what is left on a gift card"));
        return tools;
    }

    @Test
    void answer_manyToolsAtAColdStart_ranksThoseWhoseWordsFitTheGoal() {
        Answer answer = answer(Question.builder()
                .task("never seen")
                .goal("change the payment of my order to a gift card")
                .candidates(manyTools())
                .limit(5));
        assertThat(answer.strong()).isFalse();
        assertThat(answer.items())
                .extracting(Advice.Item::action)
                .containsExactlyInAnyOrder("modify_payment", "list_payments", "gift_card_balance");
        assertThat(answer.items().get(0).action()).isEqualTo("modify_payment");
        assertThat(answer.items()).allMatch(item -> item.reason().startsWith("not used here yet"));
    }

    @Test
    void answer_manyToolsAndAGoalThatFitsNone_isSilent() {
        assertThat(answer(Question.builder()
                                .task("never seen")
                                .goal("translate the poem")
                                .candidates(manyTools()))
                        .silence())
                .isPresent();
    }

    @Test
    void answer_manyToolsOfWhichSomeWork_listsThoseThatWorkedToo() {
        for (int place = 0; place < 30; place++) {
            engine.observe(
                    Observation.of("pay").tool("tool_7").success(place % 3 > 0).build());
        }
        assertThat(answer(Question.builder()
                                .task("pay")
                                .goal("change the payment")
                                .candidates(manyTools()))
                        .items())
                .hasSizeLessThanOrEqualTo(Question.DEFAULT_LIMIT)
                .extracting(Advice.Item::action)
                .contains("tool_7", "modify_payment");
    }

    private void use(String tool, String difficulty, double rate, int times, Random random) {
        for (int place = 0; place < times; place++) {
            engine.observe(Observation.of("solve")
                    .tool(tool)
                    .context("difficulty", Value.of(difficulty))
                    .success(random.nextDouble() < rate)
                    .build());
        }
    }

    private boolean isComparedWithOthers(String tool) {
        return engine.patterns(Kind.TOOL).stream()
                .map(Pattern::detail)
                .anyMatch(detail -> detail.equals(new Pattern.Tool(tool, "solve", List.of())));
    }

    @Test
    void patterns_toolUsedWhereAllIsEasy_isNotCalledBetter() {
        Random random = new Random(SEED);
        use("lucky", "easy", 0.9, 400, random);
        use("lucky", "hard", 0.2, 40, random);
        use("plain", "easy", 0.9, 40, random);
        use("plain", "hard", 0.2, 400, random);
        assertThat(isComparedWithOthers("lucky")).isFalse();
    }

    @Test
    void patterns_toolsNeverUsedInLikeCircumstances_areNotCompared() {
        Random random = new Random(SEED);
        use("lucky", "easy", 0.9, 400, random);
        use("plain", "hard", 0.2, 400, random);
        assertThat(isComparedWithOthers("lucky")).isFalse();
    }

    @Test
    void patterns_toolBetterInAllCircumstances_isCalledBetter() {
        Random random = new Random(SEED);
        for (String difficulty : List.of("easy", "hard")) {
            use("good", difficulty, 0.9, 200, random);
            use("bad", difficulty, 0.4, 200, random);
        }
        assertThat(isComparedWithOthers("good")).isTrue();
    }

    /** Two tools that are equally good: what decides is the level, and the first is used mostly where all is easy. */
    private void useWhereItIsEasy(double share, boolean logsIn, Random random) {
        for (int place = 0; place < 2_000; place++) {
            boolean easy = random.nextBoolean();
            String session = "run " + place;
            if (logsIn) {
                engine.observe(Observation.of("log in").session(session).build());
            }
            engine.observe(Observation.of("solve")
                    .session(session)
                    .tool(easy == random.nextDouble() < share ? "lucky" : "plain")
                    .context("level", Value.of(easy ? "easy" : "hard"))
                    .context("env", Value.of("env " + random.nextInt(3)))
                    .success(random.nextDouble() < (easy ? 0.95 : 0.3))
                    .build());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", ".8, false", ".8, true", ".95, false"})
    void patterns_equallyGoodToolsOneOfWhichIsUsedWhereItIsEasy_areNotCalledDifferent(double share, boolean logsIn) {
        useWhereItIsEasy(share, logsIn, new Random(SEED));
        assertThat(isComparedWithOthers("lucky")).isFalse();
        assertThat(isComparedWithOthers("plain")).isFalse();
    }

    @Test
    void patterns_toolsComparedWhereBothWereUsed_sayInHowManyUses() {
        Random random = new Random(SEED);
        use("good", "easy", 0.9, 200, random);
        use("bad", "easy", 0.4, 200, random);
        use("good", "hard", 0.9, 100, random);
        assertThat(engine.patterns(Kind.TOOL))
                .filteredOn(pattern -> pattern.detail().equals(new Pattern.Tool("good", "solve", List.of())))
                .singleElement()
                .satisfies(pattern -> {
                    assertThat(pattern.title())
                            .endsWith("of other tools in the same circumstances, 199 of its 300 uses");
                    assertThat(pattern.evidence().get("compared")).isCloseTo(199 / 300.0, within(1e-9));
                });
    }

    @Test
    void answer_withoutTheContextThatKeptToolsApart_neitherAdvisesStronglyNorWarns() {
        Random random = new Random(SEED);
        use("lucky", "easy", 0.98, 150, random);
        use("plain", "hard", 0.3, 150, random);
        Answer answer = answer(Question.builder().task("solve"));
        assertThat(answer.strong()).isFalse();
        assertThat(answer.items()).noneMatch(Advice.Item::avoid).allMatch(item -> item.reason()
                .contains("tools were used in different circumstances"));
        Question.Builder easy =
                Question.builder().task("solve").context(Attributes.NONE.with("difficulty", Value.of("easy")));
        assertThat(answer(easy).strong()).isTrue();
    }

    @Test
    void answer_neverUsedToolWhoseWordsFit_isNotRankedAboveOneThatWorks() {
        Random random = new Random(SEED);
        use("b", "any", 0.75, 1_000, random);
        use("a", "any", 0.1, 1_000, random);
        Answer answer = answer(Question.builder()
                .task("solve")
                .goal("pay the invoice")
                .candidates(List.of(
                        new Candidate("pay_invoice", "pays an invoice"),
                        new Candidate("b", ""),
                        new Candidate("a", "")))
                .limit(2));
        assertThat(answer.items().get(0).action()).isEqualTo("b");
        assertThat(answer.items().get(1).action()).isEqualTo("pay_invoice");
        assertThat(answer.items().get(1).reason()).startsWith("not used here yet");
        assertThat(answer.items().get(1).support()).isZero();
    }

    @Test
    void answer_withoutSampling_isFirstForCertain() {
        List<Candidate> candidates =
                List.of(new Candidate("cancel", "cancels"), new Candidate("pay", "pays an invoice"));
        Question.Builder question =
                Question.builder().task("never seen").goal("pay it").candidates(candidates);
        assertThat(answer(question.limit(1)).items())
                .extracting(Advice.Item::propensity)
                .containsExactly(1.0);
        assertThat(answer(in("shop")).items())
                .extracting(Advice.Item::propensity)
                .containsExactly(1.0, 0.0);
    }

    @Test
    void answer_candidateNamedTwice_isListedOnce() {
        List<Candidate> candidates = List.of(
                new Candidate("spark", "runs"), new Candidate("spark", "runs again"), new Candidate("pandas", ""));
        assertThat(answer(in("shop").candidates(candidates).explore(true)).items())
                .extracting(Advice.Item::action)
                .containsExactlyInAnyOrder("spark", "pandas");
    }

    @Test
    void answer_silent_saysHowManyUsesWouldTellTheBestApart() {
        useTens(2);
        Question.Builder question = Question.builder().task("solve");
        long needs = answer(question).silence().orElseThrow().needs();
        assertThat(needs).isBetween(20L, 400L);
        useTens((int) needs / 5);
        assertThat(answer(question).silence()).isEmpty();
    }

    /** Ten uses of a tool of which seven work and of another of which six do, so many times. */
    private void useTens(int times) {
        for (int place = 0; place < 10 * times; place++) {
            engine.observe(
                    Observation.of("solve").tool("good").success(place % 10 < 7).build());
            engine.observe(
                    Observation.of("solve").tool("fair").success(place % 10 < 6).build());
        }
    }

    @Test
    void quality_sessionsOfOneStep_areMeasured() {
        double before = engine.quality(Kind.TOOL).figures().get("scored");
        for (int place = 0; place < 400; place++) {
            engine.observe(
                    Observation.of("solve").session("one " + place).tool("good").build());
        }
        var figures = engine.quality(Kind.TOOL).figures();
        assertThat(figures.get("scored")).isGreaterThan(before);
        assertThat(figures.get("advised")).isEqualTo(figures.get("scored") - figures.get("silent"));
    }

    @Test
    void answer_moreEntriesThanAreLookedAt_saysSo() {
        Attributes context = Attributes.NONE;
        for (int entry = 0; entry < 21; entry++) {
            context = context.with("entry " + entry, Value.of("x"));
        }
        use("good", "any", 0.95, 100, new Random(SEED));
        assertThat(answer(Question.builder().task("solve").context(context))
                        .items()
                        .get(0)
                        .reason())
                .endsWith("only the first 16 entries of the context are looked at, not the other 5");
    }
}

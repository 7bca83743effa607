package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
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
}

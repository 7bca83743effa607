package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Origin;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Origins whose own evidence would advise otherwise than the sum of all. */
class DisputeTest {
    private static final String ERROR = "quota of project <name> is used up";

    private Runs runs = new Runs();

    private static Observation.Builder at(String origin, String task) {
        return Observation.of(task).origin(origin).timestamp(3 * Runs.DAY);
    }

    /** A failure of deploy at an origin, one action, and whether deploy works then. */
    private void learn(String origin, String action, boolean works) {
        Observation.Builder again = at(origin, "deploy");
        runs.learn(
                at(origin, "deploy").error(ERROR).build(),
                at(origin, action).build(),
                works ? again.build() : again.error("another").end(true).build());
    }

    /** So many tries in turns, of which a share of tens works. */
    private void learn(String origin, String action, int tries, int tenths) {
        for (int number = 0; number < tries; number++) {
            learn(origin, action, number * 7 % 10 < tenths);
        }
    }

    private List<Advice.Item> items() {
        return runs.ask(Question.builder().task("deploy").error(ERROR).kinds(Set.of(Kind.RECOVERY)))
                .items();
    }

    private Advice.Item item(String action) {
        return items().stream()
                .filter(item -> item.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answer_anotherActionWorksAtOneOrigin_saysSoWithTheFiguresOfEach() {
        for (int round = 0; round < 4; round++) {
            learn("south", "raise quota", 10, 2);
            learn("south", "delete old", 10, 7);
            learn("north", "raise quota", 60, 9);
        }
        Advice.Item advised = items().get(0);
        assertThat(advised.action()).isEqualTo("raise quota");
        assertThat(advised.origins()).extracting(Origin::name).containsExactly("south", "north");
        Origin south = advised.origins().get(0);
        assertThat(south.contradicts()).isTrue();
        assertThat(south.rate().share()).isEqualTo(.2);
        assertThat(south.rate().support()).isEqualTo(40);
        assertThat(south.rate().interval().high()).isBetween(.2, .4);
        assertThat(south.better().orElseThrow().action()).isEqualTo("delete old");
        assertThat(south.better().orElseThrow().rate().share()).isEqualTo(.7);
        assertThat(advised.origins().get(1).contradicts()).isFalse();
        assertThat(advised.reason())
                .endsWith("; one origin contradicts: south 20 % of 40, but delete old 70 % of 40; north 90 % of 240");
    }

    /** Nothing changed but who spoke: all that was tried counts, whoever is quiet now. */
    @Test
    void answer_oneOriginIsQuiet_isThatOfAllWhoeverSpokeLast() {
        List<String> quiet = List.of("north", "south");
        for (String first : quiet) {
            runs = new Runs();
            for (String origin : first.equals("north") ? quiet : List.of("south", "north")) {
                if (origin.equals("south")) {
                    learn("south", "raise quota", 40, 2);
                    learn("south", "delete old", 40, 7);
                } else {
                    learn("north", "raise quota", 240, 9);
                }
            }
            Advice.Item advised = items().get(0);
            assertThat(advised.action()).as("%s first", first).isEqualTo("raise quota");
            assertThat(advised.support()).isEqualTo(280);
            assertThat(advised.confidence()).isBetween(.78, .82);
            assertThat(advised.reason())
                    .endsWith(
                            "; one origin contradicts: south 20 % of 40, but delete old 70 % of 40; north 90 % of 240");
        }
    }

    /** What no longer works where it always did is a change, also while the others are quiet. */
    @Test
    void answer_actionStopsWorkingAtTheOriginThatSpeaks_isThatOfItsLastTries() {
        learn("south", "raise quota", 100, 9);
        learn("north", "raise quota", 200, 9);
        learn("north", "delete old", 40, 9);
        learn("north", "raise quota", 40, 0);
        assertThat(item("delete old").avoid()).isFalse();
        assertThat(item("raise quota").avoid()).as("%s", items()).isTrue();
        assertThat(item("raise quota").origins())
                .as("south, where it worked when it was last tried")
                .extracting(Origin::contradicts)
                .contains(true);
    }

    @Test
    void answer_anotherActionWorksWhereTheAdvisedOneWasNeverTried_saysSo() {
        for (int round = 0; round < 4; round++) {
            learn("north", "raise quota", 30, 9);
            learn("south", "raise quota", 20, 2);
            learn("south", "delete old", 20, 8);
        }
        Advice.Item advised = items().get(0);
        assertThat(advised.action()).isEqualTo("delete old");
        assertThat(advised.reason())
                .endsWith(
                        "; one origin contradicts: north never tried it, but raise quota 90 % of 120; south 80 % of 80");
        assertThat(advised.origins().get(0).rate().support()).isZero();
    }

    @Test
    void answer_originsThatAgree_saysNothing() {
        for (int round = 0; round < 6; round++) {
            for (String origin : List.of("north", "south", "west")) {
                learn(origin, "raise quota", 10, 9);
                learn(origin, "delete old", 10, 4);
            }
        }
        assertThat(items()).hasSizeGreaterThan(1).allSatisfy(item -> {
            assertThat(item.origins()).isEmpty();
            assertThat(item.reason()).doesNotContain("origin");
        });
    }

    @Test
    void answer_fewTriesAtAnOrigin_areNoContradiction() {
        learn("north", "raise quota", 100, 9);
        learn("south", "raise quota", 9, 0);
        learn("south", "delete old", 9, 10);
        assertThat(items()).isNotEmpty().allSatisfy(item -> assertThat(item.origins())
                .isEmpty());
    }

    @Test
    void answer_warningAgainstWhatWorksAtOneOrigin_isContradicted() {
        for (int round = 0; round < 5; round++) {
            learn("north", "raise quota", 40, 0);
            learn("north", "delete old", 20, 9);
            learn("south", "raise quota", 6, 10);
        }
        Advice.Item avoided = item("raise quota");
        assertThat(avoided.avoid()).isTrue();
        assertThat(avoided.origins())
                .filteredOn(Origin::contradicts)
                .extracting(Origin::name)
                .containsExactly("south");
        assertThat(avoided.origins())
                .allSatisfy(origin -> assertThat(origin.better()).isEmpty());
    }

    @Test
    void answer_givingUpWhereSomethingHelpsAtOneOrigin_isContradicted() {
        for (int round = 0; round < 10; round++) {
            learn("north", "raise quota", 20, 0);
            learn("north", "delete old", 20, 0);
            learn("south", "raise quota", 1, 10);
        }
        learn("south", "raise quota", 2, 10);
        learn("north", "raise quota", 20, 0);
        Advice.Item hopeless = item(Advice.GIVE_UP);
        assertThat(hopeless.origins())
                .filteredOn(Origin::contradicts)
                .singleElement()
                .satisfies(south -> {
                    assertThat(south.name()).isEqualTo("south");
                    assertThat(south.better().orElseThrow().action()).isEqualTo("raise quota");
                });
    }

    @Test
    void answer_ofOneVersionOfATool_tellsNothingOfOrigins() {
        for (int run = 0; run < 100; run++) {
            boolean north = run % 2 == 0;
            String origin = north ? "north" : "south";
            runs.learn(
                    at(origin, "deploy")
                            .error(ERROR)
                            .context("tool_version", Value.of("2"))
                            .build(),
                    at(origin, north || run % 4 == 1 ? "raise quota" : "delete old")
                            .build(),
                    north || run % 4 == 3
                            ? at(origin, "deploy").build()
                            : at(origin, "deploy").error("another").end(true).build());
        }
        Question.Builder asked = Question.builder().task("deploy").error(ERROR).kinds(Set.of(Kind.RECOVERY));
        assertThat(runs.ask(asked).items())
                .anySatisfy(item -> assertThat(item.origins()).isNotEmpty());
        assertThat(runs.ask(asked.context(Attributes.NONE.with("tool_version", Value.of("2"))))
                        .items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.origins()).isEmpty());
    }

    /** Failures at three origins, each answered by one of three actions. */
    private static List<Failure> failures() {
        return IntStream.range(0, 9)
                .mapToObj(one -> Failure.of(
                                at("o" + one / 3, "deploy").error(ERROR).build(), ERROR)
                        .after(at("", "a" + one % 3).build(), 0))
                .toList();
    }

    /** Three origins of one truth, three actions, 40 to 120 tries each, 600 times. */
    @Test
    void answer_originsOfOneTruth_areCalledDisputedLessThanOnceInAHundred() {
        long seed = 71;
        SplittableRandom random = new SplittableRandom(seed);
        List<Failure> failures = failures();
        int disputed = 0;
        int answers = 600;
        for (int answer = 0; answer < answers; answer++) {
            Runs world = new Runs();
            double[] truth = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            Credit credit = new Credit();
            int tries = 360 + random.nextInt(720);
            Evidence.Builder out = new Evidence.Builder();
            for (int number = 0; number < tries; number++) {
                int action = random.nextInt(3);
                Fate fate = random.nextDouble() < truth[action] ? Fate.REPAIRED : Fate.LOST;
                credit.add(failures.get(3 * random.nextInt(3) + action), fate, world.model, out);
            }
            world.model.apply(out.build());
            disputed += world.ask(Question.builder().task("deploy").error(ERROR)).items().stream()
                            .anyMatch(item -> !item.origins().isEmpty())
                    ? 1
                    : 0;
        }
        assertThat(disputed).as("of %d, seed %d", answers, seed).isLessThan(answers / 100);
    }

    @Test
    void teach_noOrigin_costsNothing() {
        learn("", "raise quota", 30, 9);
        assertThat(runs.model.has(Rows.ORIGINS)).isFalse();
        int cells = runs.model.cells();
        runs = new Runs();
        learn("north", "raise quota", 30, 9);
        assertThat(runs.model.cells())
                .as("for the action, and for the origin here and everywhere")
                .isEqualTo(cells + 3);
    }

    @Test
    void teach_moreOriginsThanAreToldApart_shareOne() {
        for (int origin = 0; origin < 3 * Origins.MOST; origin++) {
            learn("o" + origin, "raise quota", 2, 9);
        }
        assertThat(runs.model.distinct(Rows.ORIGINS)).isEqualTo(Origins.MOST + 1);
        long place = Rows.place(Hash64.of(ERROR), Hash64.of("deploy"));
        assertThat(Origins.at(new long[] {place}, runs.model))
                .containsKey(Origins.FURTHER)
                .hasSize(Origins.MOST + 1);
    }
}

package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private static final int EXPERT = Experts.VIEWS;
    private static final int OTHER = Experts.VIEWS + 1;

    private final Model model = new Model();
    private final Weights weights = new Weights();
    private final Opinions opinions = opinions("task", EXPERT);

    private static Opinions opinions(String last, int expert) {
        return new Opinions(Hash64.of(last), new int[] {expert * Experts.GRADES}, new float[] {1}, 1);
    }

    private void teach(double slope, int times) {
        for (int time = 0; time < times; time++) {
            Evidence.Builder out = new Evidence.Builder();
            weights.ahead(opinions, model).teach(opinions, new double[] {slope}, out);
            model.apply(out.build());
        }
    }

    private double weight(Opinions of, int expert) {
        return weights.of(of, model).of(expert);
    }

    @Test
    void of_nothingLearned_isWhatExpertsBeginWith() {
        assertThat(weight(opinions, EXPERT)).isEqualTo(Experts.begin(EXPERT));
    }

    @Test
    void teach_upAndDown_movesBothWays() {
        teach(2, 20);
        double up = weight(opinions, EXPERT);
        assertThat(up).isGreaterThan(Experts.begin(EXPERT) + 0.05);
        teach(-2, 80);
        assertThat(weight(opinions, EXPERT)).isLessThan(Experts.begin(EXPERT));
    }

    @Test
    void teach_longRun_slowsDown() {
        teach(1, 1);
        double first = weight(opinions, EXPERT) - Experts.begin(EXPERT);
        teach(1, 400);
        double before = weight(opinions, EXPERT);
        teach(1, 1);
        assertThat(weight(opinions, EXPERT) - before).isLessThan(first / 4);
    }

    @Test
    void teach_oneExpert_movesItElsewhereTooButNoOther() {
        teach(2, 50);
        double here = weight(opinions, EXPERT);
        assertThat(weight(opinions("other", EXPERT), EXPERT)).isBetween(Experts.begin(EXPERT) + 0.01, here - 0.01);
        assertThat(weight(opinions("task", OTHER), OTHER)).isEqualTo(Experts.begin(OTHER));
    }

    @Test
    void teach_batchThatIsNotApplied_endsWhereOneByOneEnds() {
        Evidence.Builder batch = new Evidence.Builder();
        Weights ahead = new Weights();
        Model apart = new Model();
        for (int time = 0; time < 300; time++) {
            ahead.ahead(opinions, apart).teach(opinions, new double[] {1}, batch);
        }
        apart.apply(batch.build());
        teach(1, 300);
        assertThat(new Weights().of(opinions, apart).of(EXPERT)).isCloseTo(weight(opinions, EXPERT), within(1e-6));
    }

    @Test
    void teach_gradedExpert_movesMostInItsGrade() {
        Opinions sure = graded(1);
        for (int time = 0; time < 50; time++) {
            Evidence.Builder out = new Evidence.Builder();
            weights.ahead(sure, model).teach(sure, new double[] {2}, out);
            model.apply(out.build());
        }
        assertThat(weight(graded(2), Experts.LATELY))
                .isBetween(Experts.begin(Experts.LATELY) + 0.01, weight(sure, Experts.LATELY) - 0.01);
    }

    private static Opinions graded(int grade) {
        return new Opinions(Hash64.of("task"), new int[] {Experts.LATELY * Experts.GRADES + grade}, new float[] {1}, 1);
    }

    @Test
    void of_anotherModelOfTheSameVersion_readsThatOne() {
        teach(2, 20);
        Model other = new Model();
        for (int time = 0; time < 20; time++) {
            other.apply(Evidence.EMPTY);
        }
        assertThat(weight(opinions, EXPERT)).isGreaterThan(Experts.begin(EXPERT));
        assertThat(weights.of(opinions, other).of(EXPERT)).isEqualTo(Experts.begin(EXPERT));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void ahead_gradesThatWereTaughtCameIntoTheModel_countsThemOnce(int times) {
        Evidence.Builder batch = new Evidence.Builder();
        for (int time = 0; time < times; time++) {
            Opinions graded = graded(time % 5);
            weights.ahead(graded, model).teach(graded, new double[] {1}, batch);
        }
        model.apply(batch.build());
        weights.ahead(opinions, model).teach(opinions, new double[] {1}, batch);
        for (int grade = 0; grade < 5; grade++) {
            double ahead = weights.ahead(graded(grade), model).of(Experts.LATELY);
            assertThat(ahead).isEqualTo(new Weights().of(graded(grade), model).of(Experts.LATELY));
        }
    }
}

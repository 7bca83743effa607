package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every miner must keep: extend it once a miner. */
public abstract class MinerContract<S, F> extends MinerHarness<S, F> {
    @Test
    void teach_sameInputTwice_givesTheSameEvidence() {
        List<Batch> batches = batches(observations(2_000), 4);
        assertThat(evidence(learn(learner(), batches))).isEqualTo(evidence(learn(learner(), batches)));
    }

    @Test
    void teach_anythingAtAll_teachesSomething() {
        Learner<S, F> learner = learner();
        learn(learner, batches(observations(2_000), 1));
        assertThat(learner.model(TENANT).cells()).isPositive();
        assertThat(learner.patterns(TENANT)).allSatisfy(pattern -> {
            assertThat(pattern.kind()).isEqualTo(learner.kind());
            assertThat(pattern.title()).isNotBlank();
            assertThat(pattern.support()).isPositive();
            assertThat(pattern.confidence()).isBetween(0.0, 1.0);
        });
        assertThat(learner.patterns(TENANT).stream().map(pattern -> pattern.id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void apply_inAnyOrder_givesEqualModels() {
        Learner<S, F> inOrder = learner();
        List<Entry> entries = learn(inOrder, batches(observations(2_000), 4));
        Collections.shuffle(entries, new Random(SEED));
        Learner<S, F> shuffled = learner();
        Model sum = shuffled.model(TENANT);
        entries.forEach(entry -> sum.apply(entry.evidence(shuffled.kind())));
        assertThat(snapshot(shuffled)).isEqualTo(snapshot(inOrder));
        assertThat(shuffled.patterns(TENANT)).isEqualTo(inOrder.patterns(TENANT));
        assertThat(shuffled.quality(TENANT)).isEqualTo(inOrder.quality(TENANT));
    }

    @Test
    void apply_twoOwnersAtOnce_givesEqualModelsOnBoth() {
        Learner<S, F> one = learner();
        Learner<S, F> other = learner();
        List<Entry> late = new ArrayList<>();
        for (Batch batch : batches(observations(2_000), 2)) {
            Learner<S, F> owner = batch.partition() == 0 ? one : other;
            Entry entry = entry(batch, owner.kind(), owner.teach(batch));
            owner.apply(entry);
            late.add(entry);
        }
        late.forEach(entry -> (entry.batch().partition() == 0 ? other : one).apply(entry));
        assertThat(snapshot(one)).isEqualTo(snapshot(other));
        assertThat(one.patterns(TENANT)).isEqualTo(other.patterns(TENANT));
    }

    @Test
    void follow_andApplyOfStoredEntries_rebuildModelAndSessions() {
        List<Batch> batches = batches(observations(2_400), 2);
        List<Batch> before = batches.subList(0, batches.size() / 2);
        List<Batch> after = batches.subList(batches.size() / 2, batches.size());
        LearnerLimits unmeasured = new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0);
        Learner<S, F> live = learner(unmeasured);
        List<Entry> stored = learn(live, before);
        Learner<S, F> restarted = learner(unmeasured);
        stored.forEach(entry -> {
            restarted.follow(entry.batch());
            restarted.apply(entry);
        });
        assertThat(snapshot(restarted)).isEqualTo(snapshot(live));
        assertThat(answers(restarted)).isEqualTo(answers(live));
        assertThat(restarted.sessions()).isEqualTo(live.sessions());
        if (!remembers()) {
            assertThat(evidence(learn(restarted, after))).isEqualTo(evidence(learn(live, after)));
        }
    }

    @Test
    void parts_loadedAndTheRestApplied_giveTheSameModelAndGoOnAsBefore() {
        List<Batch> batches = batches(observations(3_000), 2);
        List<Entry> entries = new ArrayList<>();
        LearnerLimits unmeasured = new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0);
        Learner<S, F> live = learner(unmeasured);
        entries.addAll(learn(live, batches.subList(0, 200)));
        List<byte[]> sessions = live.sessionParts();
        List<Entry> afterSessions = learn(live, batches.subList(200, 260));
        List<byte[]> model = new ArrayList<>();
        ModelParts parts = live.modelParts(TENANT);
        List<Entry> afterModel = learn(live, batches.subList(260, 320));
        parts.forEachRemaining(model::add);

        Learner<S, F> restarted = learner(unmeasured);
        sessions.forEach(restarted::loadSessions);
        model.forEach(restarted::loadModel);
        Stream.of(entries.subList(150, 200), afterSessions, afterModel)
                .flatMap(List::stream)
                .forEach(entry -> {
                    if (!entries.contains(entry)) {
                        restarted.follow(entry.batch());
                    }
                    restarted.apply(entry);
                });
        assertThat(snapshot(restarted)).isEqualTo(snapshot(live));
        assertThat(restarted.tenants()).isEqualTo(live.tenants());
        assertThat(restarted.sessions()).isEqualTo(live.sessions());
        assertThat(answers(restarted)).isEqualTo(answers(live));
        if (!remembers()) {
            List<Batch> rest = batches.subList(320, batches.size());
            assertThat(evidence(learn(restarted, rest))).isEqualTo(evidence(learn(live, rest)));
        }
    }

    @Test
    void snapshot_roundTrip_givesTheSameBytesAndAnswers() {
        Learner<S, F> learner = learner();
        learn(learner, batches(observations(2_000), 1));
        Model read = Snapshot.read(snapshot(learner));
        Miner<S, F> miner = miner();
        assertThat(Snapshot.of(read)).isEqualTo(snapshot(learner));
        assertThat(miner.patterns(read)).isEqualTo(learner.patterns(TENANT));
        for (Question question : questions()) {
            assertThat(miner.answer(miner.begin(), question, read))
                    .isEqualTo(miner().answer(miner.begin(), question, learner.model(TENANT)));
        }
    }

    @Test
    void advance_endlessSession_keepsItsStateBounded() {
        Miner<S, F> miner = miner();
        List<Observation> observations = new RandomRuns(SEED, 1_000).observations(20_000);
        S state = miner.begin();
        for (Observation observation : observations.subList(0, 1_000)) {
            state = miner.advance(state, observation);
        }
        int early = String.valueOf(state).length();
        for (Observation observation : observations.subList(1_000, 20_000)) {
            state = miner.advance(state, observation);
        }
        assertThat(String.valueOf(state).length()).isLessThan(2 * early + 1_000);
    }

    @Test
    void states_roundTrip_goOnAsBefore() {
        Miner<S, F> miner = miner();
        S state = miner.begin();
        for (Observation observation : observations(2_000)) {
            S read = miner.states().read(miner.states().bytes(state));
            assertThat(miner.states().bytes(read)).isEqualTo(miner.states().bytes(state));
            S after = miner.advance(read, observation);
            state = miner.advance(state, observation);
            assertThat(miner.states().bytes(after)).isEqualTo(miner.states().bytes(state));
            assertThat(after).hasToString(state.toString());
        }
    }

    @Test
    void forget_twentyTimesTheBudget_staysBoundedAndReplaysEqual() {
        int budget = 5_000;
        LearnerLimits limits = new LearnerLimits(budget, 20);
        Learner<S, F> learner = learner(limits);
        Endless endless = new Endless(learner, budget);
        endless.run();
        assertThat(endless.largest(0, 0.5)).as("the budget was reached").isGreaterThan(budget * 46 / 2);
        assertThat(endless.largest(0.5, 1)).isLessThan((long) (1.1 * endless.largest(0, 0.5)));
        assertThat(endless.largestNames(0.5, 1)).isLessThan((int) (1.1 * endless.largestNames(0, 0.5)) + 10);
        answers(learner);
        learner.patterns(TENANT);

        Learner<S, F> restarted = learner(limits);
        endless.entries.forEach(entry -> {
            restarted.follow(entry.batch());
            restarted.apply(entry);
        });
        assertThat(snapshot(restarted)).isEqualTo(snapshot(learner));
        Collections.shuffle(endless.entries, new Random(SEED));
        Model sum = new Model();
        endless.entries.forEach(entry -> sum.apply(entry.evidence(learner.kind())));
        assertThat(Snapshot.of(sum)).isEqualTo(snapshot(learner));
    }

    /** Observations of endless variety, until the model has been given twenty times its budget of cells. */
    private final class Endless {
        private final Learner<S, F> learner;
        private final int budget;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Long> bytes = new ArrayList<>();
        private final List<Integer> names = new ArrayList<>();

        Endless(Learner<S, F> learner, int budget) {
            this.learner = learner;
            this.budget = budget;
        }

        void run() {
            Model model = learner.model(TENANT);
            Iterator<Batch> batches = batches(new RandomRuns(SEED, 100_000).observations(240_000), 2)
                    .iterator();
            for (long brought = 0; brought < 20L * budget; ) {
                int before = model.cells();
                Batch batch = batches.next();
                store(batch, learner.teach(batch));
                learner.commit(batch);
                brought += Math.max(0, model.cells() - before);
                assertThat(model.cells()).isLessThanOrEqualTo(budget);
                if (learner.isCrowded(TENANT)) {
                    Batch nothing = Batch.of(TENANT, 0, batch.stamp(), List.of());
                    store(nothing, learner.forget(nothing));
                }
                if (entries.size() % 16 == 0) {
                    bytes.add(model.bytes());
                    names.add(model.names().symbols().length);
                }
            }
        }

        private void store(Batch batch, Evidence evidence) {
            Entry entry = entry(batch, learner.kind(), evidence);
            learner.apply(entry);
            entries.add(entry);
        }

        private <T extends Comparable<T>> T largest(List<T> sizes, double from, double to) {
            return Collections.max(sizes.subList((int) (from * sizes.size()), (int) (to * sizes.size())));
        }

        /** The most bytes the model held in a part of the run. */
        long largest(double from, double to) {
            return largest(bytes, from, to);
        }

        int largestNames(double from, double to) {
            return largest(names, from, to);
        }
    }

    @Test
    void forget_decidedByACopyOfTheModel_takesTheSameAway() {
        Learner<S, F> learner = learner();
        learn(learner, batches(new RandomRuns(SEED, 200).observations(2_000), 2));
        Model copy = Snapshot.read(snapshot(learner));
        int before = copy.cells();
        Model model = learner.model(TENANT);
        model.apply(forgotten(model, before / 3));
        copy.apply(forgotten(copy, before / 3));
        assertThat(Snapshot.of(copy)).isEqualTo(Snapshot.of(model));
        assertThat(model.cells()).as("about a third of %d is gone", before).isBetween(before / 2, before * 3 / 4);
    }

    private Evidence forgotten(Model model, int cells) {
        Evidence.Builder out = new Evidence.Builder();
        miner().forget(model, cells, out);
        return out.build();
    }

    @Test
    void forget_everything_leavesTheMinersRecordOfItself() {
        Learner<S, F> learner = learner();
        learn(learner, batches(observations(2_000), 2));
        Quality before = learner.quality(TENANT);
        Model model = learner.model(TENANT);
        for (int round = 0; round < 4; round++) {
            model.apply(forgotten(model, Integer.MAX_VALUE));
        }
        assertThat(learner.quality(TENANT).figures()).containsAllEntriesOf(measured(before));
        assertThat(model.names().symbols()).isEmpty();
        assertThat(learner.patterns(TENANT)).isEmpty();
        assertThatCode(() -> answers(learner)).doesNotThrowAnyException();
    }

    /** The figures that do not tell of patterns. */
    private static Map<String, Double> measured(Quality quality) {
        Map<String, Double> figures = new HashMap<>(quality.figures());
        figures.remove("open");
        return figures;
    }

    @Test
    void answer_vanishedEvidence_isSilentAndDoesNotThrow() {
        Learner<S, F> learner = learner();
        List<Entry> entries = learn(learner, batches(observations(1_000), 1));
        entries.forEach(
                entry -> learner.apply(entry(entry.batch(), learner.kind(), negative(entry.evidence(learner.kind())))));
        assertThat(learner.model(TENANT).cells()).isZero();
        assertThat(learner.model(TENANT).names().symbols()).isEmpty();
        assertThat(learner.patterns(TENANT)).isEmpty();
        assertThat(questions()).allSatisfy(question -> assertThatCode(() -> learner.answer(TENANT, question, 0))
                .doesNotThrowAnyException());
    }

    private static Evidence negative(Evidence evidence) {
        Evidence.Builder out = new Evidence.Builder();
        for (int place = 0; place < evidence.size(); place++) {
            out.add(evidence.row(place), evidence.column(place), -evidence.delta(place));
        }
        evidence.names().forEach((symbol, name) -> out.name(symbol, new Evidence.Name("", -name.count())));
        return out.build();
    }

    @Test
    void apply_halfOfEachEntryTakenBack_doesNotThrow() {
        Learner<S, F> learner = learner();
        for (Entry entry : learn(learner, batches(observations(1_000), 1))) {
            Evidence part = entry.evidence(learner.kind());
            Evidence.Builder out = new Evidence.Builder();
            for (int place = 0; place < part.size(); place += 2) {
                out.add(part.row(place), part.column(place), -2 * part.delta(place));
            }
            learner.apply(entry(entry.batch(), learner.kind(), out.build()));
        }
        assertThatCode(() -> answers(learner)).doesNotThrowAnyException();
        assertThatCode(() -> learner.patterns(TENANT)).doesNotThrowAnyException();
        assertThatCode(() -> learner.quality(TENANT)).doesNotThrowAnyException();
        assertThatCode(() -> learn(learner, batches(observations(1_000), 1))).doesNotThrowAnyException();
    }

    @Test
    void answer_beforeAnythingWasObserved_isSilentWithAReason() {
        Miner<S, F> miner = miner();
        Model empty = new Model();
        for (Question question : questions()) {
            if (!question.explore()) {
                assertThat(miner.answer(miner.begin(), question, empty).silence())
                        .hasValueSatisfying(
                                silence -> assertThat(silence.reason()).isNotBlank());
            }
        }
        assertThat(miner.patterns(empty)).isEmpty();
        assertThat(miner.quality(empty).kind()).isEqualTo(miner.kind());
    }

    @Test
    void finish_ofASessionThatSawNothing_doesNotThrow() {
        Miner<S, F> miner = miner();
        assertThatCode(() -> miner.finish(miner.begin(), null, new Model(), new Evidence.Builder()))
                .doesNotThrowAnyException();
        assertThatCode(() -> miner.forecast(miner.begin(), new Model())).doesNotThrowAnyException();
    }
}

package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;

/** A miner that learns whole sessions one after the other, and is asked about failures. */
final class Runs {
    static final long DAY = Moments.DAY_MILLIS;

    final RecoveryMiner miner = new RecoveryMiner();
    final Model model = new Model();

    void learn(Observation... session) {
        RecoveryState state = miner.begin();
        for (Observation observation : session) {
            Evidence.Builder out = new Evidence.Builder();
            miner.teach(state, null, new Placed(1, false, observation.closes(), observation), model, out);
            model.apply(out.build());
            state = miner.advance(state, observation);
        }
        Evidence.Builder out = new Evidence.Builder();
        miner.finish(state, null, model, out);
        model.apply(out.build());
    }

    Answer ask(Question.Builder question) {
        return miner.answer(miner.begin(), question.build(), model);
    }
}

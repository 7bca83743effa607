package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.Optional;

/**
 * What is known of a failure at one level, and what it comes to.
 *
 * @param situation the failures that are meant: of the template at the version, of the template at the task, or of the task
 *     whatever the error
 * @param specific whether they are of the template
 * @param sameVersion whether they are of the version that was told, or none was
 */
record Known(Situation situation, boolean specific, boolean sameVersion, Ranking ranking) {
    /** Of the first level that knows enough. Of other versions only what worked is told. */
    static Known of(Model model, Trouble trouble, Situation here) {
        boolean ofVersions = isOfVersions(trouble, here);
        Situation versioned = ofVersions ? at(trouble, here) : here;
        if (Ranking.needs(versioned) == 0) {
            return new Known(versioned, true, true, Ranking.of(versioned, trouble.at()));
        }
        boolean specific = Ranking.needs(here) == 0;
        Situation situation = specific ? here : Situation.ofTask(model, trouble.failed());
        Ranking ranking = Ranking.of(situation, trouble.at());
        return new Known(situation, specific, !ofVersions, ofVersions ? ranking.ofOtherVersions() : ranking);
    }

    /** What worked with other versions of the tool and was hardly tried with the one that was told; none without a version. */
    static Optional<Known> ofOtherVersions(Trouble trouble, Situation here) {
        if (!isOfVersions(trouble, here)) {
            return Optional.empty();
        }
        Ranking untried = Ranking.of(here, trouble.at()).untriedAt(at(trouble, here));
        return Optional.of(new Known(here, true, false, untried))
                .filter(known -> !known.ranking().options().isEmpty());
    }

    private static boolean isOfVersions(Trouble trouble, Situation here) {
        return !trouble.version().isEmpty() && here.hasVersions();
    }

    private static Situation at(Trouble trouble, Situation here) {
        return here.at(Hash64.of(trouble.version()));
    }

    /** Whether the failures are of the very error and version, and the best option is known to beat the others. */
    boolean isStrong() {
        boolean clear =
                ranking.best().map(option -> Ranking.isClear(option, situation)).orElse(ranking.hopeless());
        return specific && sameVersion && clear;
    }
}

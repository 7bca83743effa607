package dev.patternengine.load;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much is sent a second.
 *
 * @param rates requests of each kind
 * @param lines of a body of NDJSON
 */
record Plan(Map<Work, Integer> rates, int lines) {
    Plan {
        rates = Map.copyOf(rates);
    }

    /** So many requests of each kind, in the order of {@link Work}. */
    static Plan of(int singles, int batches, int lines, int pairs, int questions, int outcomes) {
        Map<Work, Integer> rates = new EnumMap<>(Work.class);
        rates.put(Work.SINGLE, singles);
        rates.put(Work.BATCH, batches);
        rates.put(Work.PAIR, pairs);
        rates.put(Work.QUESTION, questions);
        rates.put(Work.OUTCOME, outcomes);
        return new Plan(rates, lines);
    }

    /** So many times as many requests a second. */
    Plan times(int factor) {
        Map<Work, Integer> more = new EnumMap<>(rates);
        more.replaceAll((work, rate) -> rate * factor);
        return new Plan(more, lines);
    }

    int rate(Work work) {
        return rates.get(work);
    }

    /** Observations of a request. */
    int observations(Work work) {
        return switch (work) {
            case SINGLE -> 1;
            case PAIR -> 2;
            case BATCH -> lines;
            case QUESTION, OUTCOME -> 0;
        };
    }

    /** All observations a second. */
    int observations() {
        return rates.keySet().stream()
                .mapToInt(work -> rate(work) * observations(work))
                .sum();
    }

    @Override
    public String toString() {
        return "%d observations/s: %d alone, %d bodies of %d lines, %d sessions of two; %d questions/s, %d outcomes/s"
                .formatted(
                        observations(),
                        rate(Work.SINGLE),
                        rate(Work.BATCH),
                        lines,
                        rate(Work.PAIR),
                        rate(Work.QUESTION),
                        rate(Work.OUTCOME));
    }
}

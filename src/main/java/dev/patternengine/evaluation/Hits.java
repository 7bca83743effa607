package dev.patternengine.evaluation;

/** How often each baseline's answer was right. */
final class Hits {
    private final long[] top1 = new long[Ngrams.ANSWERS];
    private final long[] top3 = new long[Ngrams.ANSWERS];
    private long scored;

    void add(int[][] answers, int task) {
        scored++;
        for (int baseline = 0; baseline < answers.length; baseline++) {
            for (int rank = 0; rank < answers[baseline].length; rank++) {
                if (answers[baseline][rank] == task) {
                    top1[baseline] += rank == 0 ? 1 : 0;
                    top3[baseline]++;
                }
            }
        }
    }

    /** The figures; of the n-grams the best by its first answers, of equals the shortest. */
    Report.Baselines baselines() {
        int best = Ngrams.FIRST_NGRAM;
        for (int baseline = best + 1; baseline < Ngrams.ANSWERS; baseline++) {
            best = top1[baseline] > top1[best] ? baseline : best;
        }
        Report.Accuracy ngram = accuracy(best);
        int n = best - Ngrams.FIRST_NGRAM + 2;
        return new Report.Baselines(
                accuracy(Ngrams.MOST_FREQUENT),
                accuracy(Ngrams.REPEAT_LAST),
                new Report.Ngram(n, ngram.top1(), ngram.top3()));
    }

    private Report.Accuracy accuracy(int baseline) {
        double all = scored;
        return new Report.Accuracy(top1[baseline] / all, top3[baseline] / all);
    }
}

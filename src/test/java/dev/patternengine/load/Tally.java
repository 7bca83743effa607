package dev.patternengine.load;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What became of the requests of a phase. Any thread. */
final class Tally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final double MICROS_A_MILLI = 1e3;

    private static final String HEAD = """
            | requests | done | refused | wrong | broken | median | p90 | p99 | p99.9 | max | refused: p99 |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Map<Work, Row> rows = new EnumMap<>(Work.class);

    /** How a request ended. */
    enum End {
        /** 200. */
        DONE,
        /** 429 or 503 with {@code Retry-After}. */
        REFUSED,
        /** Any other status, or one of these without {@code Retry-After}. */
        WRONG,
        /** No answer: reset, or none within the time of {@link Client}. */
        BROKEN
    }

    /** Of one kind of requests: latencies of those that were done, and how many ended how. */
    private static final class Row {
        private final Histogram micros = new ConcurrentHistogram(1, LONGEST_MICROS, 3);
        private final Histogram refusedMicros = new ConcurrentHistogram(1, LONGEST_MICROS, 3);
        private final Map<End, LongAdder> ends = new EnumMap<>(End.class);

        Row() {
            for (End end : End.values()) {
                ends.put(end, new LongAdder());
            }
        }
    }

    Tally() {
        for (Work work : Work.values()) {
            rows.put(work, new Row());
        }
    }

    /**
     * Notes an end.
     *
     * @param nanos since the moment at which the request was to be sent
     */
    void add(Work work, End end, long nanos) {
        Row row = rows.get(work);
        row.ends.get(end).increment();
        long micros = Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos));
        if (end == End.DONE) {
            row.micros.recordValue(micros);
        } else if (end == End.REFUSED) {
            row.refusedMicros.recordValue(micros);
        }
    }

    long count(Work work, End end) {
        return rows.get(work).ends.get(end).sum();
    }

    long count(Work work) {
        return rows.get(work).ends.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long count(End end) {
        return rows.keySet().stream().mapToLong(work -> count(work, end)).sum();
    }

    /** Milliseconds within which so many of a hundred were done; 0 when none was. */
    double millis(Work work, double percent) {
        return rows.get(work).micros.getValueAtPercentile(percent) / MICROS_A_MILLI;
    }

    /** A row a kind: how many ended how, and the milliseconds of those that were done. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(HEAD);
        rows.forEach((work, row) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                work.label(),
                count(work, End.DONE),
                count(work, End.REFUSED),
                count(work, End.WRONG),
                count(work, End.BROKEN),
                millis(work, 50),
                millis(work, 90),
                millis(work, 99),
                millis(work, 99.9),
                row.micros.getMaxValue() / MICROS_A_MILLI,
                row.refusedMicros.getValueAtPercentile(99) / MICROS_A_MILLI)));
        return table.toString();
    }
}

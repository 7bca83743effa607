package dev.patternengine.mining.performance;

import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The speed-ups that were opened, as patterns: the largest first, closed ones last. */
final class PerformancePatterns {
    private static final long MILLIS_A_DAY = 86_400_000L;

    /** What the interval at discovery and the bound of false discoveries leave. */
    private static final double CONFIDENCE = 0.95;

    private PerformancePatterns() {}

    static List<Pattern> of(Model model) {
        return Claims.all(model).stream()
                .map(named -> pattern(named, model))
                .filter(pattern -> pattern.support() > 0)
                .sorted(Comparator.comparing(Pattern::open)
                        .reversed()
                        .thenComparing(pattern -> -pattern.evidence().get("ratio"))
                        .thenComparing(Pattern::id))
                .toList();
    }

    /** The id of the pattern of a claim. */
    static String id(Comparison.Claim claim) {
        return "p-performance-" + Long.toHexString(claim.key());
    }

    private static Pattern pattern(Claims.Named named, Model model) {
        Comparison.Claim claim = named.claim();
        Discovery discovery = Discovery.of(model, claim);
        Shift now = Shift.of(model, claim);
        long pairs = discovery.open()
                ? now.pairs()
                : Shift.of(Counts.of(model), claim, discovery.round()).pairs();
        long[] days = model.columns(Cells.days(claim.of().key()));
        Pattern.Performance detail = new Pattern.Performance(
                model.name(named.task()),
                model.name(named.dimensionName()),
                model.name(claim.faster()),
                model.name(claim.slower()),
                discovery.ratio(),
                now.interval());
        return new Pattern(
                id(claim),
                discovery.open(),
                title(detail, discovery.open() ? now.ratio() : discovery.ratio(), discovery.open())
                        + success(claim, model),
                CONFIDENCE,
                discovery.interval(),
                pairs,
                -1,
                successRate(model, claim.of().variant(claim.faster())),
                days.length == 0 ? 0 : days[0] * MILLIS_A_DAY,
                days.length == 0 ? 0 : days[days.length - 1] * MILLIS_A_DAY,
                Long.SIZE - Long.numberOfLeadingZeros(pairs) + discovery.round() + (discovery.open() ? 0 : 1),
                Map.of("task", detail.task()),
                evidence(claim, discovery, now, model),
                detail);
    }

    /** Of an open claim by all pairs since it began, which those after the discovery correct. */
    private static String title(Pattern.Performance detail, double ratio, boolean open) {
        return String.format(
                Locale.ROOT,
                "%s with %s %s %s %s with %s",
                detail.task(),
                detail.dimension(),
                detail.variant(),
                open ? "is" : "was",
                Figures.faster(ratio),
                detail.baseline());
    }

    /** How often either succeeds, and what follows from it; empty where none ever failed. */
    private static String success(Comparison.Claim claim, Model model) {
        SuccessGap gap = SuccessGap.of(Counts.of(model), claim);
        String so = gap.isWorse() ? ": it succeeds less often" : gap.isDoubted() ? ": it may succeed less often" : "";
        return gap.isNone() ? "" : "; " + gap.words() + so;
    }

    private static double successRate(Model model, long variant) {
        long row = Cells.results(variant);
        return (double) model.count(row, Cells.WON) / model.total(row);
    }

    private static Map<String, Double> evidence(Comparison.Claim claim, Discovery discovery, Shift now, Model model) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("pairs", (double) now.pairs());
        figures.put("ratio", now.ratio());
        figures.put("e_value", Discoveries.evidence(Counts.of(model), claim));
        figures.put("baseline.success_rate", successRate(model, claim.of().variant(claim.slower())));
        figures.put("opened", (double) Discovery.times(model, claim));
        putDay(figures, "opened_at", discovery.openedAt());
        putDay(figures, "closed_at", discovery.closedAt());
        return figures;
    }

    private static void putDay(Map<String, Double> figures, String name, long millis) {
        if (millis != 0) {
            figures.put(name, (double) millis);
        }
    }
}

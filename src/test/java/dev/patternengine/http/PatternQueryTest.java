package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Pattern;
import dev.patternengine.json.Parsed;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternQueryTest {
    private static Pattern pattern(String id, double confidence, List<String> steps) {
        return new Pattern(
                id,
                true,
                "What holds",
                confidence,
                new Interval(0, 1),
                40,
                20,
                .8,
                0,
                0,
                1,
                Map.of(),
                Map.of(),
                new Pattern.Sequence(steps, "next"));
    }

    @Test
    void page_ofAtLeastSomeConfidence_keepsWhatIsClaimedOfSuccess() {
        Parsed<PatternQuery> query =
                PatternQuery.of(MultiMap.caseInsensitiveMultiMap().add("min_confidence", "0.9"));
        List<Pattern> all = List.of(
                pattern("p-sure", .95, List.of("a")),
                pattern("p-unsure", .5, List.of("a")),
                pattern("p-success", .03, List.of()));

        assertThat(((Parsed.Accepted<PatternQuery>) query).value().page(all).items())
                .extracting(Pattern::id)
                .containsExactly("p-sure", "p-success");
    }
}

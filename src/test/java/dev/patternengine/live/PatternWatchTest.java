package dev.patternengine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.PatternChanges;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternWatchTest {
    private final PatternWatch watch = new PatternWatch(Kind.SEQUENCE);

    private static Pattern pattern(String id, boolean open, String title, double confidence, long support) {
        return new Pattern(
                id,
                open,
                title,
                confidence,
                new Interval(confidence - 0.1, confidence + 0.1),
                support,
                -1,
                Double.NaN,
                0,
                0,
                1,
                Map.of(),
                Map.of(),
                new Pattern.Sequence(List.of("a"), "b"));
    }

    private static Pattern pattern(String id) {
        return pattern(id, true, "t", 0.5, 100);
    }

    @Test
    void see_first_tellsHowManyThereAre() {
        assertThat(watch.see(List.of(pattern("p-1"))))
                .isEqualTo(new PatternChanges(Kind.SEQUENCE, List.of(), List.of(), List.of(), List.of(), 1));
        assertThat(new PatternWatch(Kind.TOOL).see(List.of()).isEmpty()).isTrue();
    }

    @Test
    void see_whatCameAndWent_isToldOnce() {
        watch.see(List.of(pattern("p-1"), pattern("p-2"), pattern("p-3")));
        Pattern closed = pattern("p-2", false, "t", 0.5, 100);

        PatternChanges changes = watch.see(List.of(pattern("p-1"), closed, pattern("p-4")));

        assertThat(changes)
                .isEqualTo(new PatternChanges(
                        Kind.SEQUENCE, List.of(pattern("p-4")), List.of(), List.of(closed), List.of("p-3"), 0));
        assertThat(watch.see(List.of(pattern("p-1"), closed, pattern("p-4"))).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "t, 0.5, 100, false",
        "t, 0.505, 109, false",
        "t, 0.52, 100, true",
        "t, 0.48, 100, true",
        "t, 0.5, 110, true",
        "other, 0.5, 100, true"
    })
    void see_aPatternThatSaysElse_isToldWhenThatIsNoticeable(
            String title, double confidence, long support, boolean noticeable) {
        watch.see(List.of(pattern("p-1")));

        PatternChanges changes = watch.see(List.of(pattern("p-1", true, title, confidence, support)));

        assertThat(changes.changed()).hasSize(noticeable ? 1 : 0);
    }

    @Test
    void see_slowDrift_isToldOnceItAddsUp() {
        watch.see(List.of(pattern("p-1")));
        assertThat(watch.see(List.of(pattern("p-1", true, "t", 0.507, 100))).isEmpty())
                .isTrue();

        PatternChanges changes = watch.see(List.of(pattern("p-1", true, "t", 0.514, 100)));

        assertThat(changes.changed()).hasSize(1);
    }

    @Test
    void see_manyAtOnce_tellsTheFirstAndHowManyMore() {
        watch.see(List.of());
        List<Pattern> many =
                IntStream.range(0, 120).mapToObj(n -> pattern("p-" + n)).toList();

        PatternChanges changes = watch.see(many);

        assertThat(changes.found()).isEqualTo(many.subList(0, PatternWatch.MOST));
        assertThat(changes.leftOut()).isEqualTo(70);
        assertThat(watch.see(List.of()).gone()).hasSize(PatternWatch.MOST);
    }
}

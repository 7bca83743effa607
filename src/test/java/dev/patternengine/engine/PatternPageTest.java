package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Pattern;
import dev.patternengine.json.PatternWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of a pattern of each kind: what speaks against it is what was counted. */
@Timeout(120)
class PatternPageTest extends PageCase {
    private static final Interval RATE = new Interval(.6, .9);
    private static final Interval RATIO = new Interval(1.2, 2.5);

    private static PatternEngine engine;
    private static String url;

    @BeforeAll
    static void start() {
        engine = await(PatternEngine.embedded(Settings.DEFAULT));
        url = served(engine);
    }

    @AfterAll
    static void stop() {
        await(engine.close());
    }

    static Stream<Arguments> patterns() {
        List<Pattern.Action> actions =
                List.of(new Pattern.Action("look", .75, RATE, 30, false), new Pattern.Action("a", .1, RATE, 10, true));
        return Stream.of(
                arguments(
                        new Pattern.Sequence(List.of("a", "b"), "c"),
                        Map.of("contexts", 80.0),
                        "20 of 80 times something else came, or the session ended"),
                arguments(
                        new Pattern.Workflow(List.of("a", "b"), 3),
                        Map.of(),
                        "10 of 40 sessions that went this way failed"),
                arguments(
                        new Pattern.Recovery("e-1", "no <*>", "a", FailureClass.CALL, actions),
                        Map.of("recovered", 28.0),
                        "12 of 40 times it was not got out of the failure; what to avoid is marked above"),
                arguments(
                        new Pattern.Recovery("e-1", "no <*>", "a", FailureClass.CALL, actions.subList(0, 1)),
                        Map.of("recovered", 28.0),
                        "12 of 40 times it was not got out of the failure"),
                arguments(
                        new Pattern.Tool("t", "a", List.of("refund")),
                        Map.of("succeeded", 31.0, "without.n", 90.0, "without.success_rate", .5),
                        "9 of 40 uses here failed; elsewhere 50 % of 90 succeeded"),
                arguments(new Pattern.Tool("t", "a", List.of("refund")), Map.of(), "Nothing is counted."),
                arguments(
                        new Pattern.Performance("a", "tool", "x", "y", 2, RATIO),
                        Map.of("baseline.success_rate", .9),
                        "8 of 40 runs of the faster one failed; of the slower one 10 %"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void pattern_ofEachKind_tellsHowManyCasesContradictIt(
            Pattern.Detail detail, Map<String, Double> evidence, String against) {
        Interval interval = detail instanceof Pattern.Performance ? RATIO : RATE;
        Pattern pattern =
                new Pattern("p-1", true, "What holds", .75, interval, 40, 20, .8, 0, 0, 1, Map.of(), evidence, detail);
        String list = "{\"items\":[" + new String(new PatternWriter().bytes(pattern), StandardCharsets.UTF_8)
                + "],\"next_cursor\":null}";
        page.route(
                address -> address.contains("/api/v1/patterns?") && address.contains("q=p-1"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(list)));

        page.navigate(url + "#/patterns/p-1");

        Locator told = page.locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2", new Page.LocatorOptions().setHasText("What speaks against it"))));
        assertThat(told.locator("p")).hasText(against, patient());
    }
}

package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a pattern of each kind: what speaks against it is what was counted. */
@Timeout(120)
class PatternPageTest extends PageCase {
    private static final Interval RATE = new Interval(.6, .9);
    private static final Interval RATIO = new Interval(1.2, 2.5);

    /** Of sessions with a task none succeeds, of those without it most. */
    private static final Map<String, Double> CONTRAST = Map.ofEntries(
            Map.entry("contexts", 3_805.0),
            Map.entry("success", 0.0),
            Map.entry("success_low", 0.0),
            Map.entry("success_high", .03),
            Map.entry("success_sessions", 126.0),
            Map.entry("success_without", .6),
            Map.entry("success_without_low", .58),
            Map.entry("success_without_high", .62),
            Map.entry("success_without_sessions", 3_679.0),
            Map.entry("success_difference", -.6),
            Map.entry("success_difference_low", -.62),
            Map.entry("success_difference_high", -.57));

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
                        new Pattern.Sequence(List.of(), "expert"),
                        CONTRAST,
                        "0 of 126 sessions with it succeeded all the same; of 3,679 without it 40 % failed too"),
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
                        new Pattern.Recovery(
                                "e-1",
                                "no <*>",
                                "a",
                                FailureClass.CALL,
                                List.of(new Pattern.Action("(give up)", .97, RATE, 40, false))),
                        Map.of("recovered", 1.0),
                        "1 of 40 times it was got out of the failure all the same"),
                arguments(
                        new Pattern.Tool("t", "a", List.of("refund")),
                        Map.of("succeeded", 31.0, "without.n", 90.0, "without.success_rate", .5),
                        "9 of 40 uses here failed; elsewhere 50 % of 90 succeeded"),
                arguments(new Pattern.Tool("t", "a", List.of("refund")), Map.of(), "Nothing is counted."),
                arguments(
                        new Pattern.Performance("a", "tool", "x", "y", 2, RATIO),
                        Map.of("baseline.success_rate", .9),
                        "20 % of the uses of the faster one failed; of the slower one 10 %"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void pattern_ofEachKind_tellsHowManyCasesContradictIt(
            Pattern.Detail detail, Map<String, Double> evidence, String against) {
        Interval interval = detail instanceof Pattern.Performance ? RATIO : RATE;
        list(new Pattern("p-1", true, "What holds", .75, interval, 40, 20, .8, 0, 0, 1, Map.of(), evidence, detail));

        page.navigate(url + "#/patterns/p-1");

        Locator told = page.locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2", new Page.LocatorOptions().setHasText("What speaks against it"))));
        assertThat(told.locator("p")).hasText(against, patient());
    }

    @Test
    void pattern_ofASpeedUp_claimsWhatHoldsNowBesideWhatHeldWhenFound() {
        Pattern.Performance faster = new Pattern.Performance("a", "tool", "x", "y", 2, new Interval(2.5, 4));
        Map<String, Double> evidence = Map.of("ratio", 3.0, "baseline.success_rate", .9);
        list(new Pattern("p-1", true, "Faster", .95, RATIO, 40, 20, .8, 0, 0, 1, Map.of(), evidence, faster));

        page.navigate(url + "#/patterns/p-1");

        assertThat(page.locator(".claim-value")).hasText("3.00×", patient());
        assertThat(page.locator(".claim .soft")).containsText("between 2.50× and 4.00×. When it was found: 2.00×");
        assertThat(page.locator("dl.facts").first()).containsText("40 pairs of runs");
    }

    /** The engine's list is of this pattern alone. */
    private void list(Pattern pattern) {
        String list = "{\"items\":[" + new String(new PatternWriter().bytes(pattern), StandardCharsets.UTF_8)
                + "],\"next_cursor\":null}";
        page.route(
                address -> address.contains("/api/v1/patterns?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(list)));
        examples(200, NO_EXAMPLES);
    }

    private static Pattern withExpert() {
        String title = "with expert; 0 % of 126 sessions with it succeed, 60 % of 3679 without";
        Interval often = new Interval(.03, .04);
        Pattern.Sequence expert = new Pattern.Sequence(List.of(), "expert");
        return new Pattern("p-1", true, title, .033, often, 126, 126, 0, 0, 0, 1, Map.of(), CONTRAST, expert);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,390"})
    void pattern_ofWhatGoesWithSuccess_claimsTheDifferenceAndNotHowOftenItOccurs(ColorScheme scheme, int width) {
        page(width, scheme);
        list(withExpert());

        page.navigate(url + "#/patterns/p-1");

        assertThat(page.locator("h1"))
                .hasText("with expert; 0 % of 126 sessions with it succeed, 60 % of 3,679 without");
        assertThat(page.locator(".claim-value")).hasText("−60 points", patient());
        assertThat(page.locator(".claim")).containsText("between −62 points and −57 points");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("without it")))
                .containsText("3,679");
        assertThat(page.getByText("Sessions without it")).hasCount(1);
        look("pattern-success");
    }

    @Test
    void patterns_ofAtLeastSomeConfidence_keepWhatGoesWithSuccess() {
        list(withExpert());

        page.navigate(url + "#/patterns?least=0.9");

        assertThat(page.locator("tbody tr"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.locator("tbody tr")).containsText("−60 points");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=xx", "state=xx", "least=abc", "least=7", "sort=xx&down=1"})
    void patterns_withAFilterThatIsNone_areNotFilteredByIt(String unknown) {
        list(withExpert());

        page.navigate(url + "#/patterns?" + unknown);

        assertThat(page.locator("tbody tr"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page).hasURL(url + "#/patterns");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,390"})
    void pattern_byItsButtons_isMutedAndPinnedOnRecordAndTakenBack(ColorScheme scheme, int width) {
        page(width, scheme);
        await(engine.observe(runs("ring", "answer", 60)));
        page.navigate(url + "#/patterns?kind=sequence");
        page.locator("tbody a").first().click();
        page.getByLabel("Your name").fill("ann");
        page.getByLabel("Note").fill("known already");

        page.getByLabel("Note").press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator(".reviews li")).containsText("pinned by ann", soon());
        assertThat(page.locator(".reviews li")).containsText("known already");
        look("pattern-reviewed");
        page.getByText("Mute").click();
        assertThat(page.locator(".reviews li")).containsText("muted by ann", soon());
        String muted = page.locator("h1").textContent();
        page.navigate(url + "#/patterns?state=muted");
        assertThat(page.locator("tbody")).containsText(muted, soon());
        page.locator("tbody a").first().click();
        page.getByText("Take back").click();
        assertThat(page.locator(".reviews")).containsText("Nobody said anything", soon());
        page.navigate(url + "#/patterns");
        assertThat(page.locator("tbody")).containsText(muted, soon());
    }

    @Test
    void address_thatNamesNoView_hasAHeading() {
        page.navigate(url + "#/nonsense");

        assertThat(page.locator("h1")).hasText("Not found", patient());
        look("nonsense");
    }
}

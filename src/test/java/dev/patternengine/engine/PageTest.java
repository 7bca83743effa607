package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.patternengine.domain.Observation;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, at a real engine. Pictures of what was looked at are under {@code target/screenshots}. */
@Timeout(120)
class PageTest extends PageCase {
    private static PatternEngine engine;
    private static PatternEngine fresh;
    private static String url;
    private static String emptyUrl;

    @BeforeAll
    static void start() {
        engine = await(PatternEngine.embedded(Settings.DEFAULT));
        fresh = await(PatternEngine.embedded(Settings.DEFAULT));
        url = served(engine);
        emptyUrl = served(fresh);
        await(engine.observe(runs("search", "open", 60)));
        await(engine.observe(failures(40)));
    }

    private static List<Observation> failures(int count) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            String session = "sql" + run;
            all.add(Observation.of("sql:select")
                    .session(session)
                    .error("Unknown column 'c" + run + "'")
                    .build());
            all.add(Observation.of("sql:describe").session(session).build());
            all.add(Observation.of("sql:select").session(session).end(true).build());
        }
        return all;
    }

    @AfterAll
    static void stop() {
        await(engine.close());
        await(fresh.close());
    }

    private void visit(String view) {
        page.navigate(url + "#/" + view);
        assertThat(page.locator("#state")).hasText("Live", patient());
    }

    @Test
    void live_whileObservationsArrive_moves() {
        visit("live");
        Locator rate = page.locator(".tile-value").first();
        assertThat(rate).hasText("0.0", patient());

        await(engine.observe(runs("arrive", "leave", 60)));

        assertThat(rate).not().hasText("0.0", patient());
        Locator feed = page.locator(".feed");
        assertThat(feed).containsText(Pattern.compile("are known|leave"), soon());
        await(engine.observe(runs("come", "depart", 60)));
        assertThat(feed).containsText("depart", soon());
    }

    @Test
    void patterns_filteredSortedAndOpened_showTheirEvidence() {
        visit("patterns");
        Locator rows = page.locator("table.patterns tbody tr");
        assertThat(rows.first()).isVisible();

        page.getByLabel("Search").fill("unknown column");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("recovery");
        assertThat(page).hasURL(Pattern.compile(".*#/patterns\\?q=unknown\\+column"));

        page.getByLabel("Search").fill("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Support"))
                .click();
        assertThat(page.locator("th[aria-sort=descending]")).hasText("Support");
        List<String> supports = page.locator("tbody td:nth-child(4)").allTextContents();
        assertThat(supports.stream().map(PageTest::number).toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());

        page.getByLabel("Kind").selectOption("recovery");
        rows.first().getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).containsText("column");
        assertThat(page.locator("table tbody")).containsText("sql:describe");
        assertThat(page.getByText(
                        "0 of 40 times it was not got out of the failure", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.reload();
        assertThat(page.locator("table tbody")).containsText("sql:describe");

        page.getByText("Ask about this").click();
        assertThat(page.locator(".answers")).containsText("sql:describe", soon());
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    @Test
    void patterns_whileWatched_showWhatIsFound() {
        visit("patterns?q=appear");
        assertThat(page.getByText("Nothing matches")).isVisible();

        await(engine.observe(runs("appear", "vanish", 60)));

        assertThat(page.locator("table.patterns tbody")).containsText("vanish", soon());
    }

    @Test
    void ask_aboutWhatIsKnown_answersAndSaysWhereItIsSilent() {
        visit("ask");
        ask("search");

        assertThat(page.locator(".answers")).containsText("open", soon());
        assertThat(page.locator(".silences li").first()).isVisible();
    }

    private void ask(String task) {
        page.getByLabel(Pattern.compile("^Task")).fill(task);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Ask").setExact(true))
                .click();
    }

    @Test
    void ask_anErrorOfManyLinesByKeyboardAlone_isAskedAsItWasPasted() {
        String trace = "Traceback (most recent call last):\n  File \"run.py\", line 7\nKeyError: 'x'";
        visit("ask");
        page.getByLabel(Pattern.compile("^Task")).fill("sql:select");
        page.keyboard().press("Tab");
        Locator error = page.getByLabel(Pattern.compile("^Error"));
        assertThat(error).isFocused();

        page.keyboard().insertText(trace);
        page.keyboard().press("Enter");
        assertThat(error).hasValue(trace + "\n");
        assertThat(page.locator(".result")).isEmpty();
        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".result h2").first()).hasText("Advice", patient());
        String passedOn = page.url();
        assertThat(passedOn).contains("%0A").doesNotContain("%0D");
        page(1280, ColorScheme.LIGHT);
        page.navigate(passedOn);
        assertThat(page.getByLabel(Pattern.compile("^Error"))).hasValue(trace);
        assertThat(page.locator(".result h2").first()).hasText("Advice", patient());
    }

    @Test
    void ask_eachQuestion_hasAnAddressThatAsksItAndTheBackButtonTakesItBack() {
        visit("ask?kinds=sequence");
        ask("search");
        assertThat(page.locator(".answers")).containsText("open", soon());
        assertThat(page).hasURL(url + "#/ask?task=search&kinds=sequence");
        ask("open");
        assertThat(page.locator(".answers")).containsText("close", soon());
        String passedOn = page.url();

        page.goBack();
        assertThat(page.getByLabel(Pattern.compile("^Task"))).hasValue("search");
        assertThat(page.locator(".answers")).containsText("after search came open", soon());

        page(1280, ColorScheme.LIGHT);
        page.navigate(passedOn);
        assertThat(page.locator(".answers")).containsText("close", soon());
        assertThat(page.getByLabel(Pattern.compile("^Task"))).hasValue("open");
        page.navigate(
                url + "#/ask?task=sql%3Aselect&error=Unknown+column+%27x%27&goal=a%2C+b&recent=a,+b&kinds=recovery");
        assertThat(page.locator(".answers")).containsText("sql:describe", soon());
        assertThat(page.getByLabel(Pattern.compile("^Goal"))).hasValue("a, b");
    }

    @Test
    void patterns_openedAndBack_areFilteredAsBefore() {
        visit("patterns");
        page.getByLabel("Kind").selectOption("recovery");
        page.locator("table.patterns tbody a").first().click();
        assertThat(page.locator("h1")).containsText("column");

        page.goBack();

        assertThat(page.getByLabel("Kind")).hasValue("recovery");
        assertThat(page.locator("table.patterns tbody tr")).hasCount(1);
    }

    @Test
    void live_figures_haveOneUnitAColumn() {
        visit("live");
        assertThat(page.locator("table.quality thead th"))
                .hasText(new String[] {"Measure", "Share, %", "Cases", "Bits a case"});
        assertThat(texts(2)).anyMatch(text -> text.endsWith(" %")).allMatch(text -> text.matches("(–|[0-9.]+ %)?"));
        assertThat(texts(3)).contains("40").allMatch(text -> text.matches("[0-9,]+"));
        assertThat(texts(4)).allMatch(text -> text.matches("([0-9.]+)?")).anyMatch(text -> !text.isEmpty());
        assertThat(page.locator(".figures h2")).hasText(new String[] {"Per second", "In all"});
    }

    private List<String> texts(int column) {
        return page.locator("table.quality tr:not(.group) td:nth-child(" + column + ")")
                .allTextContents();
    }

    @Test
    void tasks_thinnedOut_showFewerArrows() {
        visit("tasks");
        assertThat(page.locator(".graph canvas").first()).isVisible();
        page.getByText("As tables").click();
        Locator rows = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Arrows"))
                .locator("tbody tr");
        assertThat(rows.first()).isVisible();
        int all = rows.count();

        page.getByLabel(Pattern.compile("Leave out")).fill("0.98");

        assertThat(rows.count()).isBetween(1, all - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patterns/p-none", "nowhere"})
    void view_thatIsNotThere_saysSo(String view) {
        page.navigate(url + "#/" + view);

        assertThat(page.locator("[role=alert]").first()).isVisible();
    }

    @Test
    void page_cutOff_saysSoAndComesBack() {
        HttpVerticle first =
                new HttpVerticle(engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
        String deployed = await(engine.vertx().deployVerticle(first));
        page.navigate("http://127.0.0.1:" + first.port() + "/");
        assertThat(page.locator("#state")).hasText("Live", patient());

        await(engine.vertx().undeploy(deployed));
        assertThat(page.locator("#state")).hasText("Cut off, trying again…", patient());
        await(engine.vertx()
                .deployVerticle(new HttpVerticle(
                        engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", first.port()), Clock.systemUTC())));

        assertThat(page.locator("#state")).hasText("Live", patient());
        complaints.removeIf(text -> text.contains("ERR_CONNECTION") || text.contains("WebSocket connection"));
    }

    static Stream<Arguments> looks() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> Stream.of(1280, 390).map(width -> Arguments.of(scheme, width)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void views_inEachLook_breakNoRuleOfAccessibility(ColorScheme scheme, int width) {
        page(width, scheme);
        for (String base : List.of(url, emptyUrl)) {
            for (String view : VIEWS) {
                page.navigate(base + "#/" + view);
                assertThat(page.locator("#state")).hasText("Live", patient());
                settle(view);
                String name = view.replaceAll("\\?.*", "") + (base.equals(url) ? "" : "-empty");
                look(name);
            }
        }
        page.navigate(url + "#/patterns?kind=recovery");
        page.locator("table.patterns tbody a").first().click();
        settle("pattern");
        look("pattern");
    }
}

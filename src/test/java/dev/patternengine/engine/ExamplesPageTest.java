package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a pattern shows of cases, and where these lead. */
@Timeout(120)
class ExamplesPageTest extends PageCase {
    @TempDir
    private static Path folder;

    private static PatternEngine engine;
    private static String pattern;

    @BeforeAll
    static void start() throws Exception {
        engine = await(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));
        await(engine.observe(ExamplesTest.runs("run-", "bob")));
        pattern = served(engine) + "#/patterns/"
                + ExamplesTest.recovery(engine, "default").id();
    }

    @AfterAll
    static void stop() {
        await(engine.close());
    }

    private Locator section() {
        return page.locator("section.examples");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,390", "DARK,1280", "LIGHT,390"})
    void pattern_opened_showsCasesForAndAgainstAndLeadsToOpenSessions(ColorScheme scheme, int width) {
        page(width, scheme);
        page.navigate(pattern);

        assertThat(section().locator("h3").first()).hasText("For, the latest of 16", patient());
        assertThat(section().locator("h3").last()).hasText("Against, the latest of 4");
        Locator first = section().locator(".cases > li").first();
        assertThat(first).containsText("run-19 by bob");
        assertThat(first.locator(".course li")).hasCount(3);
        assertThat(first.locator(".course li").first()).containsText("cannot read file");
        assertThat(section()).containsText("Looked through the last 60 observations that are kept");
        look("pattern-examples");

        assertThat(section().locator("a")).hasCount(1);
        section().locator("a").click();
        assertThat(page.locator("h1")).hasText("Session run-19", patient());
        assertThat(page.locator(".steps")).containsText("look", soon());
        look("session");
    }

    @Test
    void pattern_ofWhichNothingIsKept_saysSo() {
        examples(200, NO_EXAMPLES);
        page.navigate(pattern);

        assertThat(section()).containsText("No observation is kept to look through", soon());
        assertThat(section().getByText("None.")).hasCount(2);
        look("pattern-no-examples");
    }

    @Test
    void pattern_whoseExamplesAreRefused_saysWhyAndLooksAgainWhenAsked() {
        examples(503, "{\"title\":\"Not now\",\"detail\":\"others are being looked for\"}");
        page.navigate(pattern);
        assertThat(section().locator(".problem")).hasText("others are being looked for", patient());
        picture("pattern-refused-examples");
        assertThat(complaints).as("the refusal itself").hasSize(1);
        complaints.clear();

        page.unrouteAll();
        section().getByText("Look again").click();
        assertThat(section().locator(".cases > li").first()).containsText("run-19", soon());
    }
}

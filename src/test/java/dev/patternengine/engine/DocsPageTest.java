package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the interface in a real browser that reaches nothing but the engine. */
@Timeout(120)
class DocsPageTest extends PageCase {
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

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,390"})
    void docs_offline_showTheInterfaceAndTryItOutWithoutAComplaint(ColorScheme scheme, int width) {
        page(width, scheme);
        page.route(address -> !address.startsWith(url), Route::abort);
        page.navigate(url + "docs");

        Locator operation = page.locator(".opblock")
                .filter(new Locator.FilterOptions().setHasText("/livez"))
                .first();
        operation.locator(".opblock-summary-control").click();
        operation.locator(".try-out__btn").click();
        operation.locator(".execute").click();

        assertThat(operation.locator(".live-responses-table .response .response-col_status"))
                .containsText("200", soon());
        assertThat(page.locator(".errors-wrapper")).hasCount(0);
        assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith(url) || address.startsWith("data:"));
        String ground = scheme == ColorScheme.DARK ? "rgb(18, 21, 24)" : "rgba(0, 0, 0, 0)";
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(ground);
        picture("docs");
    }
}

package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.patternengine.domain.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that are all that their sessions do; and how names that are made to be misread, and figures, are written. */
@Timeout(120)
class LoneTasksPageTest extends PageCase {
    private static final String NET = "document.querySelector('.graph')._cyreg.cy";
    private static final String LONG = "a_task_with_a_name_that_is_too_long_for_its_box";
    private static final String TURNED = "evil\u202etxt.exe";

    private static PatternEngine tied;
    private static PatternEngine alone;
    private static String url;
    private static String urlOfAlone;

    @BeforeAll
    static void start() {
        tied = await(PatternEngine.embedded(Settings.DEFAULT));
        alone = await(PatternEngine.embedded(Settings.DEFAULT));
        url = served(tied);
        urlOfAlone = served(alone);
        await(tied.observe(runs("search", "open", 20)));
        await(tied.observe(lone("report", 1_200)));
        await(tied.observe(lone(LONG, 30)));
        await(tied.observe(lone(TURNED, 30)));
        await(tied.observe(lone("rare", 2)));
        await(alone.observe(lone("report", 3)));
    }

    @AfterAll
    static void stop() {
        await(tied.close());
        await(alone.close());
    }

    private static List<Observation> lone(String task, int sessions) {
        List<Observation> all = new ArrayList<>();
        for (int session = 0; session < sessions; session++) {
            all.add(Observation.of(task)
                    .session(task + session)
                    .tool("shell")
                    .end(true)
                    .build());
        }
        return all;
    }

    private void visit(String address) {
        page.navigate(address + "#/tasks");
        page.waitForFunction("() => document.querySelector('.graph')?._cyreg?.cy.nodes().nonempty()");
    }

    /** What is made of texts in the page. */
    private List<String> texts(String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    private List<String> labels(String which) {
        return texts("() => %s.nodes('%s').map((node) => node.data('label'))".formatted(NET, which));
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK"})
    void graph_tasksThatNoArrowTouches_areDrawnBelowWithTheirCounts(int width, ColorScheme scheme) {
        page(width, scheme);
        visit(url);

        assertThat(labels("[!alone]")).contains("search", "open", "close").hasSize(3);
        assertThat(labels("[?alone]"))
                .hasSize(3)
                .contains("report · 1,200", "evil⟨U+202E⟩txt.exe · 30")
                .anySatisfy(label -> assertThat(label).startsWith("a_task_with").endsWith("… · 30"));
        assertThat(page.locator(".told"))
                .containsText("2 of 2 arrows, 3 tasks that no other follows or comes before, 1,282 sessions", soon());
        String overlaps = """
                () => {
                  const boxes = %s.nodes().map((node) => node.boundingBox({includeLabels: false}));
                  return boxes.filter((one, place) => boxes.slice(place + 1)
                    .some((other) => one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2)).length;
                }
                """.formatted(NET);
        assertThat(page.evaluate(overlaps)).isEqualTo(0);
        look("lone-tasks");
    }

    @Test
    void graph_taskThatNoArrowTouches_isListedAndCanBeChosen() {
        visit(url);
        page.getByText("As tables").click();
        Locator tasks = page.getByLabel("Tasks", new Page.GetByLabelOptions().setExact(true));
        assertThat(tasks.getByText("rare")).hasCount(0);

        tasks.getByText("report").click();

        assertThat(page.locator(".side")).containsText("1,200 times in 1,200 sessions", soon());
        assertThat(page.evaluate("() => " + NET + ".nodes('.chosen').length")).isEqualTo(1);
    }

    @Test
    void graph_ofSuchTasksAlone_isNotEmpty() {
        visit(urlOfAlone);

        assertThat(labels("")).containsExactly("report · 3");
        assertThat(page.locator(".empty")).hasCount(0);
        page.getByText("As tables").click();
        assertThat(page.locator("details table")).hasCount(1);
    }

    @Test
    void element_withMarksThatTurnTheDirection_namesThemInTextsTitlesAndLabelsAlone() {
        visit(url);

        List<String> made = texts("""
                async () => {
                  const {h, s} = await import('/assets/dom.js');
                  const turned = 'a\\u202eb\\u2066';
                  return [h('a', {title: turned, 'aria-label': turned, href: `#${turned}`, hidden: true, tabindex: 0}, turned, [turned, 7]).outerHTML,
                    s('g', {'aria-label': turned}, 'plain').outerHTML];
                }
                """);

        String named = "a⟨U+202E⟩b⟨U+2066⟩";
        assertThat(made)
                .containsExactly(
                        "<a title=\"" + named + "\" aria-label=\"" + named
                                + "\" href=\"#a\u202eb\u2066\" hidden=\"\" tabindex=\"0\">" + named + named + "7</a>",
                        "<g aria-label=\"" + named + "\">plain</g>");
    }

    @ParameterizedTest
    @CsvSource({"3.37e69,3.4 × 10⁶⁹", "-2e12,-2.0 × 10¹²", "123456789,'123,456,789'", "0.875,0.875", "8,8"})
    void figure_ofAnySize_canBeRead(double value, String written) {
        visit(url);

        assertThat(page.evaluate("async (value) => (await import('/assets/format.js')).figure(value)", value))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "look recovers only 0 % of 95 772 times     | look recovers only 0 % of 95,772 times",
                "87 % of 1 204 567 times                    | 87 % of 1,204,567 times",
                "12345 of 67890 sessions                    | 12,345 of 67,890 sessions",
                "0 % of 280 times after \"got 1 234 rows\"   | 0 % of 280 times after \"got 1 234 rows\"",
                "3 of 12 3456                               | 3 of 12 3456"
            })
    void said_numbersOfCases_areWrittenAsElsewhere(String text, String written) {
        visit(url);

        assertThat(page.evaluate("async (text) => (await import('/assets/format.js')).said(text)", text))
                .isEqualTo(written);
    }

    @Test
    void ratio_withoutAValue_hasNoMark() {
        visit(url);

        List<String> drawn = texts("""
                async () => {
                  const {ratio} = await import('/assets/draw.js');
                  return [ratio(null, [2, 4]), ratio(3, [2, 4])].map((one) => `${one.querySelectorAll('.mark').length} ${one.getAttribute('aria-label')}`);
                }
                """);

        assertThat(drawn).containsExactly("0 95 % interval 2.00× to 4.00×", "1 3.00×, 95 % interval 2.00× to 4.00×");
    }

    @Test
    void record_ofEachKind_isToldInWords() {
        page.navigate(url + "#/live");
        assertThat(page.locator("table.quality")).containsText("Uses that were measured", soon());

        assertThat(page.locator("table.quality th[scope=row]").allTextContents())
                .allSatisfy(name -> assertThat(name).matches("[A-Z].*"));
    }
}

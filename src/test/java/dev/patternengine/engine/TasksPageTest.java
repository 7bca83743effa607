package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.patternengine.domain.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph of tasks, where many follow many. */
@Timeout(120)
class TasksPageTest extends PageCase {
    private static final double READABLE_PIXELS = 11;
    private static final String NET = "document.querySelector('.graph')._cyreg.cy";

    /** Each arrow that runs through a task other than its own, by straight pieces from bend to bend. */
    private static final String CROSSINGS = """
            () => {
              const net = %s;
              const inside = ({x, y}, box) => x > box.x1 + 1 && x < box.x2 - 1 && y > box.y1 + 1 && y < box.y2 - 1;
              return net.edges().filter((edge) => !edge.isLoop()).toArray().flatMap((edge) => {
                const way = [edge.sourceEndpoint(), ...(edge.segmentPoints() ?? []), edge.targetEndpoint()];
                const points = way.slice(1).flatMap((end, place) => [...Array(101).keys()].map((step) => ({
                  x: way[place].x + (end.x - way[place].x) * step / 100, y: way[place].y + (end.y - way[place].y) * step / 100})));
                return net.nodes().not(edge.connectedNodes()).toArray()
                  .filter((node) => points.some((point) => inside(point, node.boundingBox({includeLabels: false}))))
                  .map((node) => `${edge.id()} through ${node.id()}`);
              });
            }
            """.formatted(NET);

    /** Whether the task that is done most can be seen, while what is drawn has its size. */
    private static final String MOST_INSIDE = """
            () => {
              const net = %s;
              const box = net.nodes().max((node) => node.data('done')).ele.renderedBoundingBox({includeLabels: false});
              return net.width() === net.container().clientWidth && box.x1 >= 0 && box.y1 >= 0 && box.x2 <= net.width() && box.y2 <= net.height();
            }
            """.formatted(NET);

    private static PatternEngine engine;
    private static String url;

    @BeforeAll
    static void start() {
        engine = await(PatternEngine.embedded(Settings.DEFAULT));
        url = served(engine);
        await(engine.observe(manyWays(40)));
    }

    @AfterAll
    static void stop() {
        await(engine.close());
    }

    /** Runs through twelve tasks, that leave out some, go back to some and repeat some. */
    private static List<Observation> manyWays(int runs) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            for (int step = 0; step < 12; step += 1 + run % 3) {
                all.add(done(run, "step_number_" + step));
                if (step == run % 12) {
                    all.add(done(run, "ask_a_person"));
                    all.add(done(run, "ask_a_person"));
                    all.add(done(run, "step_number_" + Math.max(0, step - 2)));
                }
            }
            all.add(Observation.of("hand_over")
                    .session("run" + run)
                    .outcome(run % 4 == 0 ? 0 : 1)
                    .end(true)
                    .build());
        }
        return all;
    }

    private static Observation done(int run, String task) {
        return Observation.of(task).session("run" + run).build();
    }

    private void visit(String query) {
        page.navigate(url + "#/tasks" + query);
        page.locator(".graph canvas").first().waitFor();
        page.waitForFunction("() => " + NET + "?.nodes().nonempty()");
    }

    private double number(String figure) {
        return ((Number) page.evaluate("() => " + NET + "." + figure)).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK"})
    void graph_inEachLook_canBeReadAndItsArrowsRunThroughNoTask(int width, ColorScheme scheme) {
        page(width, scheme);
        visit("");

        assertThat((List<?>) page.evaluate(CROSSINGS)).isEmpty();
        assertThat(number("edges().length")).isGreaterThanOrEqualTo(20);
        assertThat(number("zoom()") * number("nodes()[0].numericStyle('font-size')"))
                .isGreaterThanOrEqualTo(READABLE_PIXELS);
        look("graph");
    }

    @ParameterizedTest
    @CsvSource({"1280,700", "390,360"})
    void graph_atFirstAndInAnotherWindow_hasTheTaskThatIsDoneMostInside(int width, int narrower) {
        page(width, ColorScheme.LIGHT);
        page.route(
                address -> address.contains("/api/v1/graph?limit=500"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(longWay(20))));
        visit("");
        page.waitForFunction(MOST_INSIDE);

        page.setViewportSize(narrower, 600);

        page.waitForFunction("() => " + NET + ".width() < " + narrower);
        page.waitForFunction(MOST_INSIDE);
    }

    /** One task after another, of which the last is done most: a drawing that is higher than any window. */
    private static String longWay(int tasks) {
        String figures = "\"count\":%d,\"sessions\":9,\"success_rate\":null,\"interval\":[0,1]";
        List<String> nodes = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            String done = figures.formatted(task == tasks - 1 ? 90 : 9);
            nodes.add("{\"task\":\"t%d\",\"begins\":%d,\"ends\":0,%s}".formatted(task, task == 0 ? 9 : 0, done));
            if (task > 0) {
                edges.add("{\"from\":\"t%d\",\"to\":\"t%d\",%s}".formatted(task - 1, task, figures.formatted(9)));
            }
        }
        return "{\"sessions\":9,\"tasks\":%d,\"links\":%d,\"nodes\":%s,\"edges\":%s}"
                .formatted(tasks, tasks - 1, nodes, edges);
    }

    @Test
    void graph_onAPhone_growsWhenPinchedAndMovesWhenDragged() {
        page(390, ColorScheme.LIGHT);
        visit("");
        CDPSession fingers = page.context().newCDPSession(page);
        BoundingBox box = page.locator(".graph").boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;

        double zoom = number("zoom()");
        touch(fingers, "touchStart", x - 20, y, x + 20, y);
        touch(fingers, "touchMove", x - 60, y, x + 60, y);
        touch(fingers, "touchMove", x - 90, y, x + 90, y);
        touch(fingers, "touchEnd");
        assertThat(number("zoom()")).isGreaterThan(zoom * 1.5);

        double left = number("pan().x");
        touch(fingers, "touchStart", x, y);
        touch(fingers, "touchMove", x - 40, y);
        touch(fingers, "touchMove", x - 80, y);
        touch(fingers, "touchEnd");
        assertThat(number("pan().x")).isLessThan(left - 40);
    }

    private static void touch(CDPSession fingers, String type, double... places) {
        JsonArray points = new JsonArray();
        for (int place = 0; place < places.length; place += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", places[place]);
            point.addProperty("y", places[place + 1]);
            point.addProperty("id", place);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        fingers.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void graph_byItsButtons_growsShrinksAndIsShownWhole() {
        visit("");
        double zoom = number("zoom()");

        page.getByLabel("Larger").click();
        assertThat(number("zoom()")).isGreaterThan(zoom);
        page.getByLabel("Smaller").click();
        page.getByLabel("Smaller").click();
        assertThat(number("zoom()")).isLessThan(zoom);
        page.getByLabel("The whole graph").click();

        String outside = "nodes().filter((node) => node.renderedBoundingBox().y1 < 0"
                + " || node.renderedBoundingBox().y2 > " + NET + ".height()).length";
        assertThat(number(outside)).isZero();
    }

    @Test
    void task_chosenInATable_isToldAndHasAnAddress() {
        visit("?edges=30");
        page.getByText("As tables").click();
        Locator tasks = page.getByLabel("Tasks", new Page.GetByLabelOptions().setExact(true));
        tasks.getByText("ask_a_person").click();

        assertThat(page.locator(".side")).containsText("ask_a_person", soon());
        assertThat(page).hasURL(Pattern.compile(".*#/tasks\\?task=ask_a_person&edges=30"));
        assertThat(number("nodes('.chosen').length")).isEqualTo(1);

        page.goBack();
        assertThat(page.locator(".side")).containsText("Choose a task", soon());
    }

    @Test
    void address_ofAnArrowAndOfWhatIsNotThere_isShownOrSaidNotToBeKnown() {
        visit("?from=step_number_0&to=step_number_1&least=0.02");
        assertThat(page.locator(".side")).containsText("step_number_0 → step_number_1", soon());
        assertThat(page.getByLabel(Pattern.compile("Leave out"))).hasValue("0.02");

        visit("?task=nothing");
        assertThat(page.locator(".side")).containsText("not known here", soon());
    }
}

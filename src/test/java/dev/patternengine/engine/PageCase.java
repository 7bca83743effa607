package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.patternengine.domain.Observation;
import dev.patternengine.http.Gatekeeper;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A page in a real browser, of which nothing may complain in the end. Pictures are under {@code target/screenshots}. */
abstract class PageCase {
    static final double PATIENCE_MILLIS = 30_000;
    static final List<String> VIEWS = List.of("live", "patterns", "tasks", "ask?task=open&kinds=sequence", "cluster");

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int PHONE = 500;

    /** The engine's answer where nothing is kept. */
    static final String NO_EXAMPLES = "{\"for\":{\"means\":\"so it goes\",\"found\":0,\"items\":[]},"
            + "\"against\":{\"means\":\"it goes otherwise\",\"found\":0,\"items\":[]},"
            + "\"searched\":{\"entries\":0,\"observations\":0,\"since\":null,\"cut_short\":false},\"note\":null}";

    /** What the browser complains of. */
    final List<String> complaints = new ArrayList<>();

    /** Every address that was asked for. */
    final List<String> addresses = new ArrayList<>();

    Page page;
    private String look;

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    static String served(PatternEngine engine) {
        return served(engine, Gatekeeper.open());
    }

    static String served(PatternEngine engine, Gatekeeper gatekeeper) {
        HttpVerticle http = new HttpVerticle(
                engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC(), gatekeeper);
        await(engine.vertx().deployVerticle(http));
        return "http://127.0.0.1:" + http.port() + "/";
    }

    static List<Observation> runs(String first, String second, int count) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            String session = first + run;
            all.add(Observation.of(first).session(session).executionTime(0.2).build());
            all.add(Observation.of(second).session(session).executionTime(0.1).build());
            all.add(Observation.of("close")
                    .session(session)
                    .outcome(run % 5 == 0 ? 0 : 1)
                    .end(true)
                    .build());
        }
        return all;
    }

    @BeforeEach
    void open() {
        page(1280, ColorScheme.LIGHT);
    }

    /** A new page of this look, in place of the one before. */
    void page(int width, ColorScheme scheme) {
        if (page != null) {
            page.close();
        }
        look = scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        page = Chromium.browser()
                .newPage(new Browser.NewPageOptions()
                        .setViewportSize(width, width < PHONE ? 844 : 900)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> addresses.add(request.url()));
        page.onWebSocket(socket -> addresses.add(socket.url()));
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).as("what the browser complains of").isEmpty();
    }

    /** What the engine answers to whoever asks for examples of a pattern. */
    void examples(int status, String body) {
        page.route(
                address -> address.contains("/examples?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/json")
                        .setBody(body)));
    }

    static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** Waits until a view shows what it has. */
    void settle(String view) {
        assertThat(page.locator("h1")).isVisible();
        if (view.equals("tasks")) {
            page.locator(".graph canvas, .empty").first().waitFor();
        } else if (view.startsWith("ask")) {
            page.locator(".answers, .empty").first().waitFor();
        } else {
            assertThat(page.getByText("Loading…")).hasCount(0);
        }
    }

    /** Takes a picture; returns the name of its file. */
    String picture(String name) {
        String file = name + "-" + look + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(true));
        return file;
    }

    /** Takes a picture, and asks whether everybody can use what it shows. */
    void look(String name) {
        String file = picture(name);
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(file)
                .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes())
                        .isEmpty());
        int overflow = (int)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("%s is wider than the window", file).isZero();
    }
}

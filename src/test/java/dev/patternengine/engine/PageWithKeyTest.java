package dev.patternengine.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.patternengine.access.Keys;
import dev.patternengine.domain.Role;
import dev.patternengine.http.AccessSettings;
import dev.patternengine.http.Gatekeeper;
import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.storage.memory.MemoryKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page at an engine that asks for keys. */
@Timeout(120)
class PageWithKeyTest extends PageCase {
    /** Requests that a page has under way at once: patterns, and figures. */
    private static final int MOST_UNDER_WAY = 2;

    private static final String WRONG = "pe_aaaaaaaa_" + "a".repeat(32);

    private static PatternEngine engine;
    private static Keys keys;
    private static String operator;
    private static String url;

    private int underWay;

    @BeforeAll
    static void start() {
        engine = await(PatternEngine.embedded(Settings.DEFAULT));
        keys = new Keys(new MemoryKeys(), System::currentTimeMillis);
        operator = made("default", Role.ADMIN);
        url = served(engine, new Gatekeeper(keys, AccessSettings.NONE, System::currentTimeMillis));
        await(engine.gateway().observe("acme", runs("search", "open", 60)));
    }

    @AfterAll
    static void stop() {
        await(engine.close());
    }

    /** Allows what was under way when a key was revoked to be refused. */
    @AfterEach
    @Override
    void close() {
        for (int refused = 0; refused < underWay; refused++) {
            complaints.stream()
                    .filter(complaint -> complaint.contains("status of 401"))
                    .findFirst()
                    .ifPresent(complaints::remove);
        }
        super.close();
    }

    /** What the bridge refuses is written to no console. */
    @AfterEach
    void nothingWasAskedForThatTheBridgeRefuses() {
        assertThat(engine.gateway().attendance().refused(Frame.REGISTER)).isZero();
    }

    private static String made(String tenant) {
        return made(tenant, Role.READ);
    }

    private static String made(String tenant, Role role) {
        return keys.create(tenant, Set.of(role), "")
                .toCompletableFuture()
                .join()
                .secret();
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("This engine asks for a key"));
    }

    private void enter(String key) {
        dialog().getByLabel("Key").fill(key);
        dialog().getByText("Go on").click();
    }

    private void isLive() {
        assertThat(page.locator("#state")).hasText("Live", patient());
        assertThat(dialog()).isHidden();
    }

    /** Revokes a key that a page uses, and waits until the page knows: what it asks for at that moment is refused, and browsers write that to the console. */
    private void revoke(String key) {
        keys.revoke(keys.find(key).orElseThrow()).toCompletableFuture().join();
        assertThat(page.locator("#key-problem")).containsText("holds no longer", soon());
        underWay = MOST_UNDER_WAY;
    }

    /** Waits for all that a page asks for when it connects. */
    private void enterAndWaitForAllItLoads(String key) {
        page.waitForResponse(
                answer -> answer.url().contains("/api/v1/graph"),
                () -> page.waitForResponse(answer -> answer.url().contains("/api/v1/patterns"), () -> enter(key)));
        isLive();
    }

    @Test
    void page_withTheRightKey_showsWhatItsTenantHasAndAsksNoMore() {
        String key = made("acme");
        page.navigate(url + "#/patterns");
        assertThat(page.locator("#state")).hasText("Waiting for a key", patient());
        enter(key);
        isLive();
        assertThat(page.locator("table.patterns tbody")).containsText("open", soon());

        for (String view : List.of("live", "tasks", "ask?task=search&kinds=sequence")) {
            page.navigate(url + "#/" + view);
            isLive();
        }
        assertThat(page.locator(".answers")).containsText("open", soon());
        page.reload();
        isLive();
        assertThat(page.locator(".answers")).containsText("open", soon());
        assertNowhere(key);
    }

    /** Neither addresses nor what outlives the tab hold the key, plain or encoded. */
    private void assertNowhere(String key) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        addresses.add(page.url());
        assertThat(addresses).anyMatch(address -> address.startsWith("ws:"));
        assertThat(addresses).noneMatch(address -> address.contains(key) || address.contains(encoded));
        assertThat(page.context().cookies()).isEmpty();
        assertThat(page.evaluate("() => localStorage.length")).isEqualTo(0);
        assertThat(page.content()).doesNotContain(key, encoded);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1280", "LIGHT,390"})
    void dialog_inEachLook_saysWhatIsWrongAndBreaksNoRuleOfAccessibility(ColorScheme scheme, int width) {
        page(width, scheme);
        page.navigate(url + "#/patterns");
        assertThat(dialog()).isVisible();
        assertThat(page.locator("#key-problem")).isEmpty();
        enter("pe_abc…def");
        assertThat(page.locator("#key-problem")).containsText("ASCII", soon());
        look("key");

        enter(WRONG);

        assertThat(page.locator("#key-problem")).containsText("not known", soon());
        assertThat(dialog()).isVisible();
        look("key-wrong");
        enter(made("acme"));
        isLive();
        assertThat(page.locator("table.patterns tbody")).containsText("open", soon());
        look("key-right");
    }

    @Test
    void page_withAKey_hearsWhatIsFoundForItsTenant() {
        page.navigate(url + "#/patterns");
        enter(made("watched"));
        isLive();
        assertThat(page.getByText("No patterns yet")).isVisible();

        await(engine.gateway().observe("watched", runs("appear", "vanish", 60)));

        assertThat(page.locator("table.patterns tbody")).containsText("vanish", soon());
    }

    @Test
    void page_withAKeyOfAnotherTenant_showsNothing() {
        page.navigate(url + "#/patterns");
        enter(made("beta"));
        isLive();

        assertThat(page.getByText("No patterns yet")).isVisible();
    }

    @Test
    void footer_whereKeysAreAsked_linksToWhatNeedsNone() {
        page.navigate(url);
        assertThat(page.locator("footer a")).hasCount(3);

        for (Locator link : page.locator("footer a").all()) {
            String address = url + link.getAttribute("href").substring(1);
            assertThat(page.request().get(address).status()).as(address).isEqualTo(200);
        }
    }

    @Test
    void page_whoseKeyIsForgotten_asksAgain() {
        page.navigate(url);
        enter(made("acme"));
        isLive();

        page.getByText("Forget the key").click();

        assertThat(dialog()).isVisible();
        assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void page_whoseKeyIsRevoked_asksForAnother() {
        String key = made("acme");
        page.navigate(url);
        enterAndWaitForAllItLoads(key);
        assertThat(page.locator(".tile").last()).containsText("60", soon());

        revoke(key);
        enter(made("acme"));
        isLive();
    }

    /** What the first tenant's page knew is not to be seen by the one that takes over, not even while its own is loaded. */
    @Test
    void page_whoseKeyIsRevoked_forgetsWhatItKnewBeforeAnotherTenantIsShownIts() {
        String key = made("acme");
        page.navigate(url + "#/patterns");
        enterAndWaitForAllItLoads(key);
        assertThat(page.locator("table.patterns tbody")).containsText("open", soon());
        revoke(key);
        page.route("**/api/v1/patterns*", held -> {});

        enter(made("beta"));
        isLive();

        assertThat(page.getByText("Loading…")).isVisible();
        assertThat(page.locator("table.patterns tbody")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void views_withAKeyOfEachRole_showWhatItOpensAndAskForNothingElse(Role role) {
        page.navigate(url);
        enter(made("acme", role));
        for (String view : VIEWS) {
            page.navigate(url + "#/" + view);
            settle(view);
            boolean closed = role == Role.WRITE && !view.startsWith("ask");
            assertThat(page.getByText("This takes the role read")).hasCount(closed && !view.equals("cluster") ? 1 : 0);
        }
        assertThat(page.locator("#state")).hasText(role == Role.WRITE ? "This key cannot listen" : "Live", patient());
        assertThat(page.getByText("This engine works alone")).isVisible();
    }

    @Test
    void views_withAnOperatorsKey_askForNothingThatIsRefused() {
        page.navigate(url);
        enter(operator);
        for (String view : VIEWS) {
            page.navigate(url + "#/" + view);
            isLive();
            settle(view);
        }
    }
}

package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request may carry its key. */
class CredentialTest {
    private static final String OTHER_HEADER = "X-API-Key";

    private static Door door;
    private static EdgeServer server;
    private static String key;

    @BeforeAll
    static void start() {
        door = new Door();
        server = new EdgeServer(HttpSettings.DEFAULT, door.gatekeeper);
        key = door.owner.get(Role.READ);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int status(String... headers) {
        return server.send("GET", "/api/v1/stats", BodyPublishers.noBody(), headers)
                .status();
    }

    private static String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void request_keyInTheOtherHeader_isTaken() {
        assertThat(status(OTHER_HEADER, key)).isEqualTo(200);
    }

    @Test
    void request_twoKeys_isNotLetIn() {
        assertThat(status(OTHER_HEADER, key, "Authorization", "Bearer " + door.stranger.get(Role.READ)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern-engine, key.", "key."})
    void request_keyInASubprotocol_isTaken(String offered) {
        assertThat(status("Sec-WebSocket-Protocol", offered + encoded())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern-engine", "key.", "key.***"})
    void request_noKeyInASubprotocol_isNotLetIn(String offered) {
        assertThat(status("Sec-WebSocket-Protocol", offered)).isEqualTo(401);
    }

    @Test
    void request_keyInPlainOrOneOfTwoInASubprotocol_isNotLetIn() {
        assertThat(status("Sec-WebSocket-Protocol", "key." + key)).isEqualTo(401);
        assertThat(status("Sec-WebSocket-Protocol", "key.a, key." + encoded())).isEqualTo(401);
    }
}

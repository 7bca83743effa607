package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.domain.Role;
import dev.patternengine.http.EdgeServer.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who the caller is to the engine, for those with and without a key. */
class WhoRoutesTest {
    private static final String PATH = "/api/v1/whoami";

    private static Door door;
    private static EdgeServer server;

    @BeforeAll
    static void start() {
        door = new Door();
        server = new EdgeServer(HttpSettings.DEFAULT, door.gatekeeper);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode who(String key) throws IOException {
        String[] headers = key.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + key};
        Reply reply = server.send("GET", PATH, BodyPublishers.noBody(), headers);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    @ParameterizedTest
    @EnumSource
    void whoami_withAKeyOfATenant_saysItsRoleAndThatItIsNoOperator(Role role) throws IOException {
        JsonNode who = who(door.owner.get(role));

        assertThat(who.get("known").asBoolean()).isTrue();
        assertThat(who.get("tenant").asText()).isEqualTo(Door.OWNER);
        assertThat(who.get("roles")).extracting(JsonNode::asText).containsExactly(role.label());
        assertThat(who.get("operator").asBoolean()).isFalse();
        assertThat(who.get("node").asText()).isEqualTo("n1");
        assertThat(who.get("reason").isNull()).isTrue();
    }

    @Test
    void whoami_withTheOperatorsKeyAtALoneEngine_saysSo() throws IOException {
        JsonNode who = who(door.operator);

        assertThat(who.get("operator").asBoolean()).isTrue();
        assertThat(who.get("cluster").asBoolean(true)).isFalse();
    }

    @Test
    void whoami_withoutAKeyThatHolds_tellsNothingButWhy() throws IOException {
        String wrong = "the key or token is not known, or holds no longer";
        assertStranger(who(""), "this needs one key or token: send the header Authorization: Bearer KEY");
        assertStranger(who(door.revoked), wrong);
        assertStranger(who("pe_aaaaaaaa_" + "a".repeat(32)), wrong);
    }

    private static void assertStranger(JsonNode who, String reason) {
        assertThat(who.toString())
                .isEqualTo("{\"known\":false,\"tenant\":null,\"roles\":[],\"operator\":false,\"node\":null,"
                        + "\"cluster\":null,\"reason\":\"" + reason + "\"}");
    }

    @Test
    void whoami_whereNobodyIsAskedForAKey_isAnAdmin() throws IOException {
        try (EdgeServer open = new EdgeServer()) {
            JsonNode who = open.get(PATH).json();

            assertThat(who.get("tenant").asText()).isEqualTo("default");
            assertThat(who.get("roles")).extracting(JsonNode::asText).containsExactly("admin");
            assertThat(who.get("operator").asBoolean()).isTrue();
        }
    }
}

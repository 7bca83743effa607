package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Decision;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.DecisionMessage;
import dev.patternengine.message.Refused;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasureRoutesTest {
    private final EdgeServer server = new EdgeServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Reply delete(String path) {
        return server.send("DELETE", path, BodyPublishers.noBody());
    }

    @Test
    void tenant_oneself_raisesTheGenerationEachTime() throws Exception {
        Reply first = delete("/api/v1/tenants/default");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("gone_within_seconds").asInt()).isEqualTo(900);
        delete("/api/v1/tenants/default");
        assertThat(server.engine.decisions)
                .extracting(DecisionMessage::tenant)
                .containsExactly("default\u00011", "default\u00012");
        assertThat(server.engine.decisions).allMatch(one -> one.decision() instanceof Decision.TenantErased);
        server.post("/api/v1/observations", "{\"task\":\"a\"}");
        assertThat(server.engine.submissions.get(0).tenant()).isEqualTo("default\u00012");
    }

    @Test
    void tenant_another_isNotFoundAndNothingIsDecided() {
        assertThat(delete("/api/v1/tenants/another").status()).isEqualTo(404);
        assertThat(server.engine.decisions).isEmpty();
    }

    @Test
    void session_named_isErasedWhereItLives() {
        assertThat(delete("/api/v1/sessions/run%207").status()).isEqualTo(200);
        long key = SessionKey.named("default", "run 7");
        assertThat(server.engine.decisions)
                .containsExactly(
                        new DecisionMessage("default", SessionKey.partition(key, 64), new Decision.SessionErased(key)));
    }

    @ParameterizedTest
    @CsvSource({
        "%00,       must not hold control characters",
        "run%0A7,   must not hold control characters",
        "run%C2%85, must not hold control characters",
        "257,       must not be longer than 256 characters"
    })
    void session_ofANameThatIsNone_isRefusedAndNothingIsDecided(String id, String reason) throws Exception {
        Reply reply = delete("/api/v1/sessions/" + (id.equals("257") ? "s".repeat(257) : id));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).isEqualTo("path parameter id " + reason);
        assertThat(server.engine.decisions).isEmpty();
    }

    @Test
    void session_ofTheLongestName_isErased() {
        assertThat(delete("/api/v1/sessions/" + "s".repeat(256)).status()).isEqualTo(200);
        assertThat(server.engine.decisions).hasSize(1);
    }

    @Test
    void session_engineAway_isToldToComeAgain() {
        server.engine.fail(new Refused(Refused.Reason.UNAVAILABLE, "starting"));
        assertThat(delete("/api/v1/sessions/run-7").status()).isEqualTo(503);
    }
}

package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.json.Limits;
import dev.patternengine.message.AdviceTokens.Advised;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AdviceTokensTest {
    private static final Advised ADVISED = new Advised(Kind.RECOVERY, -17, "sql:describe", 0.5, 23);

    private final AdviceTokens tokens = tokens("0123456789abcdef");

    private static AdviceTokens tokens(String secret) {
        return new AdviceTokens(secret.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void read_ownToken_saysWhatWasAdvised() {
        assertThat(tokens.read("a", tokens.token("a", ADVISED))).contains(ADVISED);
    }

    @Test
    void read_otherTenantsToken_isEmpty() {
        assertThat(tokens.read("b", tokens.token("a", ADVISED))).isEmpty();
    }

    @Test
    void read_otherSecretsToken_isEmpty() {
        assertThat(tokens("fedcba9876543210").read("a", tokens.token("a", ADVISED)))
                .isEmpty();
    }

    @Test
    void read_anyCharacterChanged_isEmpty() {
        String token = tokens.token("a", ADVISED);
        for (int place = 0; place < token.length() - 1; place++) {
            char changed = token.charAt(place) == 'A' ? 'B' : 'A';
            assertThat(tokens.read("a", token.substring(0, place) + changed + token.substring(place + 1)))
                    .isEmpty();
        }
    }

    @Test
    void read_tokenOfTheFirstVersion_hasNoNumber() {
        String token = "r-AQH_________7z_gAAAAAAAADHNxbDpkZXNjcmliZfGqLNvNbp8msOP2DaKLQpo";
        assertThat(tokens.read("a", token)).contains(new Advised(Kind.RECOVERY, -17, "sql:describe", 0.5, 0));
    }

    @Test
    void read_nonsense_isEmpty() {
        assertThat(tokens.read("a", "")).isEmpty();
        assertThat(tokens.read("a", "r-")).isEmpty();
        assertThat(tokens.read("a", "r-???")).isEmpty();
        assertThat(tokens.read("a", "r-" + "A".repeat(5_000))).isEmpty();
    }

    @Test
    void read_longestAction_isRead() {
        AdviceTokens tokens = new AdviceTokens(new byte[32]);
        AdviceTokens.Advised advised =
                new AdviceTokens.Advised(Kind.RECOVERY, 1, "\u8a9e".repeat(513), 1, Long.MIN_VALUE);
        String token = tokens.token("t", advised);
        assertThat(token).hasSizeLessThanOrEqualTo(Limits.TOKEN);
        assertThat(tokens.read("t", token)).contains(advised);
    }
}

package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets beside the verdict on them: pairs that were turned away, words of the lists before a verdict, phrases of wallets. */
class JudgedSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "admin:ferrari rejected by server ! <*>:<*> rejected by server",
                "root/toor denied on telnet ! <*> denied on telnet",
                "Access-Reject: [bob/tiffany] (from client nas1) ! Access-Reject: [<*>] (from client nas1)",
                "password master rejected ! password <*> rejected",
                "token root expired ! token <*> expired",
                "passphrase manager is wrong ! passphrase <*> is wrong",
                "password session rejected ! password <*> rejected",
                "restore: invalid checksum for words zoo zebra youth young yellow year wrong write wrist wreck worth world"
                        + " ! restore: invalid checksum for words <*>",
                "seed phrase rejected: abandon ability able about above absent absorb ! seed phrase rejected: <*>",
                "JWT malformed: not-a-jwt-but-my-token-8812 ! JWT malformed: <*>",
                "found in not-a-jwt-but-my-token-8812, a token ! found in <*>, a token",
                "community string acme rejected ! community string <*> rejected",
                "unlock code sesame wrong ! unlock code <*> wrong",
                "PIN sunflower wrong ! PIN <*> wrong",
                "wifi key sunflower ! wifi key <*>",
                "unknown option -psunflower1 ! unknown option <*>",
                "cannot decode byte 0xff in position ! cannot decode byte <*> in position",
            })
    void mask_secretBesideItsVerdict_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password reset failed",
                "token refresh failed",
                "password change required",
                "password policy rejected",
                "password file missing",
                "password prompt failed",
                "key rotation failed",
                "token introspection failed",
                "password database locked",
                "token has expired",
                "token already expired",
                "password hash is invalid",
                "read/write denied",
                "connection to localhost refused",
                "the words that are not known were left out and then they were all put into the list again",
                "decrypt failed with aes-gcm",
                "No valid credential sources found",
            })
    void mask_whatMessagesSayOfSecrets_stays(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}

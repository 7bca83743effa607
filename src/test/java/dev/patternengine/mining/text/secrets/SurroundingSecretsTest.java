package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets anywhere in texts that tell of secrets or of signing in: what is no ordinary word and no name from code is masked. */
class SurroundingSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "unauthorized for key sunflower ! unauthorized for key <*>",
                "401 Unauthorized via sunflower ! 401 Unauthorized via <*>",
                "sunflower was rejected as password ! <*> was rejected as password",
                "I typed sunflower and it said wrong password ! I typed <*> and it said wrong password",
                "even sunflower fails to log in ! even <*> fails to log in",
                "she entered sunflower: access denied ! she entered <*>: access denied",
                "java.lang.IllegalArgumentException: sunflower is not a valid API key format"
                        + " ! java.lang.IllegalArgumentException: <*> is not a valid API key format",
                "rpc error: code = Unauthenticated desc = sunflower ! rpc error: code = Unauthenticated desc = <*>",
                "client = Client(sunflower) AuthenticationError: invalid"
                        + " ! client = Client(<*>) AuthenticationError: invalid",
                "java.security.InvalidKeyException: sunflower ! java.security.InvalidKeyException: <*>",
                "CREATE USER eve sunflower ! CREATE USER <*> <*>",
                "typed sunflower, got 'wrong password' ! typed <*>, got '<*>'",
                "{^message^:^sent sunflower^,^error^:^unauthorized^} ! {^message^:^sent <*>^,^error^:^unauthorized^}",
                "sun_flower, sun.flower or sun-flower at login ! <*>, <*> or <*> at login",
                "401: sunflower ! <*>: <*>",
                "upstream (407) sunflower ! upstream (<*>) <*>",
                "it responded with 401 for sunflower ! it responded with 401 for <*>",
                "SunFlower12 and RedFlower at login ! <*> and <*> at login",
                "sendline sunflower ! sendline <*>",
            })
    void mask_wordInATextOfSecrets_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text.replace('^', '"'))).isEqualTo(masked.replace('^', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed",
                "pam_unix(sshd:auth): conversation failed",
                "Jenkins: Could not find credentials entry with ID",
                "thread main panicked: AuthFailed in parse_config() of src_lib",
                "curl --retry-delay needs $HOME for login",
                "snowflake.connector.errors.DatabaseError: Incorrect username or password was specified.",
                "ERROR 2059 (HY000): Authentication plugin cannot be loaded",
                "wget: Username/Password Authentication Failed.",
                "kinit: Cannot find KDC for realm while getting initial credentials",
                "Your account was created yesterday, please log in to continue with the checkout",
                "kumquat: unexpected token",
                "kumquat was wrong",
            })
    void mask_ordinaryWordsAndNamesFromCode_stay(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }

    @Test
    void mask_nameBehindWhatIsShown_hidesWhatIsShown() {
        String text = "kumquat " + "is not a valid entry of this list, ".repeat(20) + "so the password is refused";

        assertThat(Masks.mask(text)).startsWith("<*> is not a valid entry");
    }
}

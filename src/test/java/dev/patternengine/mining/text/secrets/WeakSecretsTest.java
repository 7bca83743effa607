package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that are words which messages have too. */
class WeakSecretsTest {
    @ParameterizedTest
    @ValueSource(strings = {"secret", "password", "admin", "access", "token", "key", "default", "user", "string"})
    void mask_listedWordWhereASecretStands_isAWildcard(String word) {
        for (String before : new String[] {
            "password is ",
            "the password was ",
            "password = ",
            "password: ",
            "password changed to ",
            "my passphrase is "
        }) {
            assertThat(Masks.mask(before + word)).isEqualTo(before + "<*>");
            assertThat(Masks.mask("failed, " + before + word + ".")).startsWith("failed, " + before + "<*>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password is required",
                "the password is wrong.",
                "password is empty",
                "password is mandatory",
                "password is optional",
                "password is ok",
                "password was not set",
                "password was sent",
                "password was accepted.",
                "password is unacceptable",
                "password is missing, sorry",
                "secret is expired",
                "password is the default one",
                "password is used by another user",
                "token is secret",
                "das Passwort ist falsch",
                "wachtwoord is onjuist",
            })
    void mask_stateBehindTheNameOfASecret_stays(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }

    @Test
    void mask_sentenceThatGoesOn_staysBehindItsListedWord() {
        assertThat(Masks.mask("password is secret and must not be shown"))
                .isEqualTo("password is secret and must not be shown");
    }
}

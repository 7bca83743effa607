package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of secrets within what another name takes, on one line and on the lines below: what the inner one names goes. */
class NestedSecretsTest {
    private static final long SEED = 6_060_606;
    private static final int ROUNDS = 20_000;
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String MARKS = "!#%*+?_";

    private static final List<String> OUTER = List.of(
            "auth",
            "credentials",
            "Secret data",
            "secrets",
            "secret",
            "session",
            "token",
            "tokens",
            "key",
            "api keys",
            "passwords",
            "cookie",
            "signature",
            "jwt",
            "bearer",
            "otp",
            "invalid token",
            "bad key",
            "values: auth",
            "config");

    private static final List<String> STEMS =
            List.of("password", "secret", "token", "api_key", "passwd", "pwd", "accessToken", "clientSecret");

    private static final List<String> BETWEEN =
            List.of(": ", ":  ", " -> ", ": [", " (", ": - ", ":", " > ", ".", "/", ": {", " = ", "=", ": \"");

    private static final List<String> MARKED = List.of(": ", "=", " = ", " => ", ": \"", " -> ");

    private static final List<String> BELOW = List.of(
            "%n:\n  %s",
            "%n: |\n  %s",
            "%n: >-\n    %s",
            "%n = \\\n  %s",
            "%n:\r\n\t%s",
            "x: y\n%n:\n\n    %s\nz: w",
            "%n:\n  old: %s\n  new: %s",
            "%n:\n- %s\n- %s",
            "auth:\n  %n: %s",
            "tokens:\n  %l: %s",
            "passwords:\n  %l: %s\n  other: %s",
            "env:\n  - name: %n\n    value: %s",
            "env:\n  - name: %n\n    value: \"%s\"\n",
            "<name>a.b.%n</name>\n<value>%s</value>",
            "<name>%n</name><value>%s</value>",
            "%n\n%s",
            "user,%n\neve,%s",
            "%n,user\n%s,eve\n%s,ann",
            "user\t%n\neve\t%s",
            "| user | %n |\n| eve | %s |\n",
            " user | %n \n------+------\n eve  | %s\n ann  | %s\n",
            "user  %n\neve   %s");

    private final Random random = new Random(SEED);

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String drawn(int length) {
        StringBuilder drawn = new StringBuilder();
        while (drawn.length() < length) {
            drawn.append(SMALL.charAt(random.nextInt(SMALL.length())));
        }
        return drawn.toString();
    }

    /** A word of its own kind: of letters, or with digits and marks among them. */
    private String secret() {
        String word = "q" + drawn(5 + random.nextInt(3)) + "x";
        return switch (random.nextInt(3)) {
            case 0 -> word;
            case 1 -> word.toUpperCase(Locale.ROOT).charAt(0) + word.substring(1) + random.nextInt(100);
            default -> word + MARKS.charAt(random.nextInt(MARKS.length())) + random.nextInt(10);
        };
    }

    private String name() {
        String stem = any(STEMS);
        boolean compound = Character.isLowerCase(stem.charAt(0)) && random.nextBoolean();
        return compound ? drawn(2 + random.nextInt(4)) + "_" + stem : stem;
    }

    @Test
    void mask_nameWithinAnother_leavesNothingOfItsValue() {
        for (int round = 0; round < ROUNDS; round++) {
            String secret = secret();
            String text = drawn(3) + " " + any(OUTER) + any(BETWEEN) + name() + any(MARKED) + secret
                    + (random.nextBoolean() ? " end" : "");
            assertThat(Masks.mask(text))
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .doesNotContain(secret);
        }
    }

    @Test
    void mask_valueBelowItsName_leavesNothingOfIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String secret = secret();
            String form =
                    any(BELOW).replace("%s", secret).replace("%l", drawn(4)).replace("%n", name());
            String text =
                    (random.nextBoolean() ? "error in it\n" : "") + form + (random.nextBoolean() ? "\nthe end" : "");
            assertThat(Masks.mask(text))
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "auth: password: tapioca                     ! auth: password: <*>",
                "tokens: access_token: tapioca b_token: plum ! tokens: access_token: <*> b_token: <*>",
                "tokens: refresh: tapioca                    ! tokens: refresh: <*>",
                "password: old: tapioca new: gazebo          ! password: old: <*> new: <*>",
                "auth -> password: tapioca is too short      ! auth -> password: <*> is too short",
                "Bad credentials: password tapioca           ! Bad credentials: password <*>",
                "key: password, value: tapioca               ! key: <*>, value: <*>",
                "secret: name: tapioca value: gazebo         ! secret: name: <*> value: <*>",
                "token: error: expired                       ! token: error: expired",
                "password: secret                            ! password: <*>",
            })
    void mask_nameWithinAnother_stands(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "password:~  tapioca~next: x                 ! password: <*> next: x",
                "password:~  This field is required.         ! password: This field is required.",
                "secret:~  name: tapioca~  value: gazebo~x   ! secret: name: <*> value: <*> x",
                "invalid token:~    at a.B.c(D)~    at e     ! invalid token: at a.B.c(D) at e",
                "Password:~Login incorrect                   ! Password: Login incorrect",
                "user,host~eve,plum                          ! user,host eve,plum",
                "bad user, password~try it, then             ! bad user, password try it, then",
                "| user | password |~| eve | tapioca |       ! | user | password | | <*> | <*> |",
            })
    void mask_linesBelow_keepLabelsAndWhatIsNoSecret(String text, String masked) {
        assertThat(Masks.mask(text.replace('~', '\n'))).isEqualTo(masked);
    }
}

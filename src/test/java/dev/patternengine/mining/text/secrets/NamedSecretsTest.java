package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pass phrases that look like any other words: they are known by what stands before them, in whatever way it is put. */
class NamedSecretsTest {
    private static final long SEED = 5_050_505;
    private static final int ROUNDS = 20_000;

    private static final List<String> WORDS = List.of(
            "marzipan",
            "zeppelin",
            "kumquat",
            "gherkin",
            "tadpole",
            "oboe",
            "quince",
            "walrus",
            "Trombone",
            "b3etroot",
            "h3dgehog!",
            "pickle",
            "tundra",
            "Saffron7",
            "murmur");

    private static final List<String> PHRASES = List.of(
            "password",
            "Password",
            "PASSWORD",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "db_password",
            "dbPassword",
            "PGPASSWORD",
            "DB_PASS",
            "client-secret",
            "Passwort",
            "contraseña",
            "пароль",
            "senha");

    private static final List<String> SINGLE = List.of(
            "token",
            "access_token",
            "X-Auth-Token",
            "apiKey",
            "api_key",
            "bearer",
            "otp",
            "refreshToken",
            "credentials");

    private static final List<String> BEFORE =
            List.of("", "login failed: ", "cannot connect, ", "user bob, ", "[main] ", "(", "GET x?", "{", "line 7 ");

    private static final List<String> MARKED = List.of(
            "%n=%s",
            "%n: %s",
            "%n = %s",
            "%n : %s",
            "%n:%s",
            "%n=>%s",
            "%n -> %s",
            "%n := %s",
            "%n='%s'",
            "%n: \"%s\"",
            "\"%n\": \"%s\"",
            "'%n': '%s'",
            "{\\\"%n\\\":\\\"%s\\\"}",
            "{\"a\":1,\"%n\":\"%s\"}",
            "<%n>%s</%n>",
            "%n[%s]",
            "%n(%s)",
            "%n is %s",
            "%n is: %s",
            "%n was '%s'",
            "%n for bob: %s",
            "--%n '%s'");

    private static final List<String> UNMARKED = List.of("the %n %s was refused", "--%n %s", "%n %s", "wrong %n %s.");

    private static final List<String> AFTER =
            List.of("", ".", " is wrong", ", try again", "; x=1", ")", " failed", "\nnext");

    private final Random random = new Random(SEED);

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private List<String> words(int most) {
        List<String> words = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        while (words.size() < count) {
            words.add(any(WORDS));
        }
        return words;
    }

    @Test
    void mask_passPhraseBehindItsName_leavesNoWordOfIt() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean several = random.nextBoolean();
            List<String> secret = words(several ? 4 : 1);
            String form = random.nextInt(4) == 0 ? any(UNMARKED) : any(MARKED);
            boolean option = form.startsWith("--") && !form.contains("'");
            String said = form.replace("%s", option ? secret.get(0) : String.join(" ", secret))
                    .replace("%n", several ? any(PHRASES) : any(random.nextBoolean() ? SINGLE : PHRASES));
            String text = any(BEFORE) + said + any(AFTER);
            String masked = Masks.mask(text).toLowerCase(Locale.ROOT);
            assertThat(masked)
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .doesNotContain(
                            option
                                    ? secret.subList(0, 1)
                                    : secret.stream()
                                            .map(word -> word.toLowerCase(Locale.ROOT))
                                            .toList());
        }
    }
}

package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that nobody announces: they are known by looking drawn. */
class DrawnSecretsTest {
    private static final long SEED = 20_261_127;
    private static final int ROUNDS = 20_000;
    private static final int LONGEST_PART_KEPT = 7;

    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";

    private static final List<String> TEMPLATES = List.of(
            "%s was rejected",
            "the value \"%s\" was rejected",
            "cannot use %s here",
            "bad (%s)",
            "bad: %s.",
            "a|%s|b",
            "f(%s)=1",
            "line %s",
            "Unknown key %s",
            "{\"message\":\"no %s\"}",
            "{\"code\":\"%s\"}",
            "https://example.org/a?b=%s",
            "state=%s, next",
            "<a>%s</a>",
            "'%s' and '%s'",
            "at com.example.Thing.%s",
            "%s");

    private final Random random = new Random(SEED);

    private String drawn(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder();
        for (int place = 0; place < length; place++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }

    private String base64(int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return Base64.getEncoder().encodeToString(content);
    }

    private String token(String json) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "."
                + drawn(SMALL + CAPITALS + DIGITS + "-_", 43);
    }

    private String secret(int format) {
        return switch (format) {
            case 0 -> "sk-" + drawn(SMALL + CAPITALS + DIGITS, 48);
            case 1 -> "sk_live_" + drawn(SMALL + CAPITALS + DIGITS, 24);
            case 2 -> "sk-proj-" + drawn(SMALL + CAPITALS + DIGITS + "-_", 40);
            case 3 -> "hf_" + drawn(SMALL + CAPITALS, 34);
            case 4 -> "ghp_" + drawn(SMALL + CAPITALS + DIGITS, 36);
            case 5 -> "AKIA" + drawn(CAPITALS + "234567", 16);
            case 6 -> "xyz-" + drawn(DIGITS, 11) + "-" + drawn(SMALL + CAPITALS + DIGITS, 24);
            case 7 -> drawn(SMALL + CAPITALS, 40);
            case 8 -> drawn(SMALL + CAPITALS + DIGITS + "+/", 40);
            case 9 -> base64(32);
            case 10 -> base64(20 + random.nextInt(40));
            case 11 -> drawn("0123456789abcdef", 32 + random.nextInt(33));
            case 12 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 13 -> drawn(SMALL + DIGITS, 24 + random.nextInt(20));
            case 14 -> drawn(SMALL, 48);
            default -> token("{\"sub\":\"" + drawn(SMALL, 5) + "\",\"iat\":" + random.nextInt(1_000_000) + "}");
        };
    }

    @Test
    void mask_drawnSecretAnywhere_leavesNoPartOfIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String secret = secret(random.nextInt(16));
            String text = TEMPLATES.get(random.nextInt(TEMPLATES.size())).replace("%s", secret);
            assertThat(longestCommon(secret, Masks.mask(text)))
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .isLessThanOrEqualTo(LONGEST_PART_KEPT);
        }
    }

    /** Bounds of what passes for a name, in percent, of words of eight letters and digits to eleven. */
    @ParameterizedTest
    @CsvSource({"8, 15", "9, 10", "10, 7", "11, 5"})
    void mask_shortDrawnWord_seldomPassesForAName(int length, int most) {
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String secret = drawn(SMALL + CAPITALS + DIGITS, length);
            kept += Masks.mask("denied (" + secret + ") here").contains(secret) ? 1 : 0;
        }
        assertThat(100.0 * kept / ROUNDS).as("seed %d", SEED).isLessThan(most);
    }

    @Test
    void mask_shortDrawnWithMarks_mostlyLeavesNoneOfIt() {
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String secret = drawn(SMALL + CAPITALS + DIGITS + "!#$%&*", 10);
            kept += longestCommon(secret, Masks.mask("denied (" + secret + ") here")) > LONGEST_PART_KEPT - 1 ? 1 : 0;
        }
        assertThat(100.0 * kept / ROUNDS).as("seed %d", SEED).isLessThan(15);
    }

    /** The length of the longest part of the secret that is in the text. */
    private static int longestCommon(String secret, String text) {
        int longest = 0;
        for (int begin = 0; begin + longest < secret.length(); begin++) {
            while (begin + longest < secret.length() && text.contains(secret.substring(begin, begin + longest + 1))) {
                longest++;
            }
        }
        return longest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException",
                "sun.security.provider.certpath.SunCertPathBuilderException",
                "org.apache.hadoop.mapreduce.v.app.rm.RMContainerAllocator",
                "HTTPSConnectionPool",
                "AwaitingAuthenticationCallback",
                "internationalization-of-everything",
                "rate_limit_exceeded",
                "ERR_CONNECTION_REFUSED",
                "DEADLINE_EXCEEDED",
                "GRAPHQL_VALIDATION_FAILED",
                "NSURLErrorDomain",
                "kubernetes-dashboard",
                "postgresql-server",
                "Bundesverfassungsgericht",
                "PRIMARYKEYNOTFOUND",
                "sqlalchemy.exc.ProgrammingError",
                "nonaggregated_column_references",
                "throttlingException",
                "xmlhttprequest-handler",
                "IPv4",
                "sha256sum",
                "log4j2",
                "i18n",
                "ENOENT",
                "ECONNRESET",
                "EADDRINUSE",
                "PGRST116",
                "OAuth2Client",
                "UTF8String",
                "IPv6Address",
                "psycopg2",
                "libssl.so",
                "k8sNode",
                "MySQLdb",
                "HTTPConn",
                "SQLSTATE",
                "main.c!foo",
                "Foo#barBaz",
            })
    void mask_name_isKept(String name) {
        assertThat(Masks.mask("no " + name + " here")).isEqualTo("no " + name + " here");
    }
}

package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens with a mark of their issuer, and passwords as systems store them, are known wherever they stand. */
class IssuedTokensTest {
    private static final long SEED = 77_310;
    private static final String CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ANY = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private record Kind(String mark, int length, String letters) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("ghp_", 36, ANY),
            new Kind("github_pat_", 40, ANY),
            new Kind("glpat-", 20, ANY + "_-"),
            new Kind("xoxb-123456789012-", 24, ANY),
            new Kind("sk_live_", 24, ANY),
            new Kind("whsec_", 32, ANY),
            new Kind("sk-proj-", 48, ANY),
            new Kind("sk-ant-api03-", 60, ANY + "_-"),
            new Kind("sk-", 48, ANY),
            new Kind("hf_", 34, ANY),
            new Kind("npm_", 36, ANY),
            new Kind("gsk_", 52, ANY),
            new Kind("AKIA", 16, CODE),
            new Kind("hvs.", 24, ANY),
            new Kind("SG.", 22, ANY),
            new Kind("bot1234567890:AA", 33, ANY + "_-"),
            new Kind("eyJ", 60, ANY),
            new Kind("$2b$12$", 53, ANY + "./"),
            new Kind("$6$saltsalt$", 86, ANY + "./"));

    private static final List<String> FORMS = List.of(
            "%s is not authorized",
            "no access to the repository for %s",
            "rejected (%s)",
            "could not use '%s'",
            "POST /a/%s/send 404",
            "value=%s",
            "ann:%s");

    @Test
    void mask_tokenWithAMark_leavesNoPartOfWhatWasDrawn() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            StringBuilder drawn = new StringBuilder();
            while (drawn.length() < kind.length()) {
                drawn.append(kind.letters().charAt(random.nextInt(kind.letters().length())));
            }
            String text = FORMS.get(random.nextInt(FORMS.size())).replace("%s", kind.mark() + drawn);
            String masked = Masks.mask(text);
            for (int part = 0; part + 6 <= drawn.length(); part++) {
                assertThat(masked).as("seed %d: %s", SEED, text).doesNotContain(drawn.substring(part, part + 6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_sunflower",
                "glpat-sunflower",
                "xoxb-sunflower",
                "sk_test_sunflower",
                "whsec_sunflower",
                "hvs.sunflower",
                "shpat_sunflower",
                "AKIASUNFLOWER",
                "hf_sunflowermarzipan",
                "npm_sunflowermarzipan",
                "TGT-sunflower",
                "{SSHA}sunflower",
                "{bcrypt}$2a$sunflower",
                "$2b$12$sunflower",
                "$6$salt$sunflower",
                "$apr1$salt$sunflower",
                "pbkdf2_sha256$1000$salt$sunflower",
            })
    void mask_wordBehindAMark_isNotTold(String token) {
        assertThat(Masks.mask(token + " was met"))
                .doesNotContainIgnoringCase("sunflower")
                .endsWith(" was met");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm_config_registry is not set",
                "npm_execpath is not set",
                "hf_hub_download failed",
                "hf_transfer is missing",
                "sk-learn is missing",
                "pypi-server is down",
                "ASIAN and ASIA-PACIFIC regions",
                "Outer$Inner$Builder failed",
                "{type} of the field",
            })
    void mask_nameThatBeginsLikeAMark_stays(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}

package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that differ in the way their accents are written are the same text. */
class AccentsTest {
    private static String form(String text, Normalizer.Form form) {
        return Normalizer.normalize(text, form);
    }

    @ParameterizedTest
    @CsvSource({"192, 503", "880, 1328", "7680, 7936", "12352, 12544", "44032, 55204"})
    void composed_lettersOfTheScriptsTold_areThoseOfNfc(int first, int behind) {
        IntStream.range(first, behind)
                .mapToObj(Character::toString)
                .map(letter -> form(letter, Normalizer.Form.NFD))
                .forEach(
                        letters -> assertThat(Accents.composed(letters)).isEqualTo(form(letters, Normalizer.Form.NFC)));
    }

    @Test
    void mask_decomposedAndComposed_areTheSame() {
        assertThat(Masks.mask("cafe\u0301 closed"))
                .isEqualTo("caf\u00e9 closed")
                .isEqualTo(Masks.mask("caf\u00e9 closed"));
    }

    @Test
    void mask_nameWithStrayAccents_isStillAName() {
        assertThat(Masks.mask("pa\u0301sswo\u0308rd=tapioca")).isEqualTo("password=<*>");
        assertThat(Masks.mask("contrasen\u0303a=tapioca")).isEqualTo("contrase\u00f1a=<*>");
    }
}

package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of people, in the spellings that hide them from a simple search. */
class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no user eve.adams@example.org here",
                "no user eve(at)example.org here",
                "no user eve [at] example.org here",
                "no user eve＠example.org here",
                "no user eve%40example.org here",
                "no user eve%252540example.org here",
                "no user eve&#64;example.org here",
                "no user eve\\u0040example.org here",
                "no user ev\u200be@exam\u00adple.org here",
                "no user eve@ example.org here",
                "no user eve @example.org here",
                "no user eve @ example here",
                "no user eve . adams @ example . org here",
                "no user eve. adams @ example.org here",
                "no user eve@[10.0.0.1] here",
                "no user eve@localhost here",
                "no user eve!adams@example.org here",
                "no user eve=adams@example.org here",
                "no user eve{adams}@example.org here",
                "no user eve/adams@example.org here",
                "no user o'eve@example.org here",
                "no user 'o'eve@example.org' here",
                "no user \"eve adams\"@example.org here",
                "no user евеeve@пример.рф here",
                "no user eve at example dot org here",
                "no user eve at example.org here",
                "no user eve AT example.org here",
                "no user eve.adams _at_ example.org here",
                "no user eve (at) example (dot) org here",
                "no user eve[at]example[dot]org here",
                "no user <eve@example.org> here",
                "no user eve@example.org;eve@example.net,eve@b.c here",
                "login eve:adams@host refused",
            })
    void mask_address_leavesNothingOfItsName(String text) {
        assertThat(Masks.mask(text))
                .doesNotContain("eve")
                .doesNotContain("adams")
                .doesNotContain("еве")
                .contains("<*>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Mail bounced. eve@example.org is away     | Mail bounced. <*> is away",
                "user=eve@example.org,id=x                 | user=<*>,id=x",
                "for 'eve'@'host' denied                   | for '<*>'@'<*>' denied",
                "ssh://eve:x@host/y refused                | ssh://<*> refused",
                "read of bytes @ 358800 took long          | read of bytes @ <*> took long",
                "stack @0x7fed806eb5d there                | stack @<*> there",
                "does not override @Override               | does not override @Override",
                "leaked a.b.Thing@1f2e3d4c                 | leaked <*>",
                "thing=a.b.Thing@1f2e3d4c leaked           | thing=<*> leaked",
                "no answer of the server at example.org    | no answer of the server at <*>",
                "redis at example.org:6379 is down         | redis at <*>:<*> is down",
                "stopped at Main.java                      | stopped at Main.java",
                "a dot here and one dot there              | a dot here and one dot there",
                "{\"@type\":\"Fault\"}                     | {\"@type\":\"Fault\"}",
            })
    void mask_whatIsNoAddress_isKept(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }
}

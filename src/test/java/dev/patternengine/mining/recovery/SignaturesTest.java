package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.recovery.Signatures.Signature;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
    @Test
    void of_messagesOfTwoCauses_givesOneEachInTheirOrder() {
        List<Signature> signatures = Signatures.of(List.of(
                "Unknown column 'a' in 'field list'", "", "disk 7 is full", "Unknown column 'b' in 'where clause'"));
        assertThat(signatures).hasSize(4);
        assertThat(signatures.get(0)).isEqualTo(signatures.get(3));
        assertThat(signatures.get(0).template()).isEqualTo("Unknown column '<*>' in '<*>'");
        assertThat(signatures.get(1).template()).isEmpty();
        assertThat(signatures.get(2).template()).isEqualTo("disk <*> is full");
    }

    @Test
    void of_earlyMessages_getTheFinalGrouping() {
        List<Signature> signatures = Signatures.of(Stream.of("alice", "bob", "carol", "dave")
                .map("login of %s failed at gate"::formatted)
                .toList());
        assertThat(signatures).containsOnly(signatures.get(3));
        assertThat(signatures.get(0).template()).isEqualTo("login of <*> failed at gate");
    }

    @Test
    void of_statusesAndCodes_stayApart() {
        List<Signature> signatures = Signatures.of(List.of(
                "Request failed with status code 429",
                "Request failed with status code 404",
                "error: {\"code\": \"rate_limited\"} here",
                "error: {\"code\": \"not_found\"} here"));
        assertThat(signatures.stream().map(Signature::template))
                .containsExactly(
                        "Request failed with status code 429",
                        "Request failed with status code 404",
                        "error: {\"code\": \"rate_limited\"} here",
                        "error: {\"code\": \"not_found\"} here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "Request failed with status code 429 ! Request failed with status code 401",
                "server returned 429                 ! server returned 503",
                "exit code 1                         ! exit code 137",
                "exited with code 126                ! exited with code 127",
                "killed by signal 9                  ! killed by signal 15",
                "error code 1045                     ! error code 1049",
                "ERROR 1045 (28000)                  ! ERROR 1049 (42000)",
                "{\"code\":-32601}                   ! {\"code\":-32602}",
                "auth: denied                        ! auth: expired",
                "{\"token\":\"expired\"}             ! {\"token\":\"missing\"}",
                "api key limited                     ! api key suspended",
            })
    void of_textsThatDifferByAStateOrACode_stayApart(String one, String other) {
        assertThat(Signatures.of(List.of(one, other)).stream().map(Signature::template))
                .containsExactly(one, other);
    }
}

package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are known by their place: in the lines of devices, of builds, of forms and tables, and beside a user. */
class PlacedSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "key-string sunflower ! key-string <*>",
                "key-string 7 sunflower ! key-string <*> <*>",
                "radius-server host h key sunflower ! radius-server host <*> key <*>",
                "tacacs-server host h key 7 sunflower ! tacacs-server host <*> key <*> <*>",
                "ip ospf message-digest-key 1 md5 sunflower ! ip ospf message-digest-key <*> md5 <*>",
                "standby 1 authentication sunflower ! standby <*> authentication <*>",
                "exec sp_addlogin ann, sunflower ! exec sp_addlogin <*>, <*>",
                "invalid session cookie sunflower ! invalid session cookie <*>",
                "code_verifier sunflower mismatch ! code_verifier <*> mismatch",
                "u=ann p=sunflower ! u=ann p=<*>",
                "user: ann, p: sunflower ! user: ann, p: <*>",
                "/p:sunflower /u:ann ! /p:<*> /u:ann",
                "ETCDCTL_USER=ann:sunflower ! ETCDCTL_USER=ann:<*>",
                "--proxy-user ann:sunflower ! --proxy-user ann:<*>",
                "failed: [h] (item=ann:sunflower) => no ! failed: [h] (item=<*>) => no",
                "params: {ann, sunflower} ! params: {<*>}",
                "bind[0]: sunflower ! bind[<*>]: <*>",
                "Bind 0 = sunflower ! Bind <*> = <*>",
                "bind => [ann, sunflower] ! bind => [<*>]",
                "bindparams=[ann, sunflower] ! bindparams=[<*>]",
                "DETAIL: parameters: $1 = sunflower ! DETAIL: parameters: <*>",
                "(SQL: select * from a where b = sunflower and c = x y) ! (SQL: select * from a where b = <*> and c = <*>)",
                "expected:<sunflower> but was:<marzipan> ! expected:<<*>> but was:<<*>>",
                "alter user ann identified by sunflower replace marzipan ! alter user <*> identified by <*> replace <*>",
                "::add-mask::sunflower ! ::add-mask::<*>",
                "##vso[task.setvariable variable=a]sunflower ! ##vso[task.setvariable variable=a]<*>",
                "encrypt(x, sunflower) ! encrypt(<*>, <*>)",
                "hmac.new(sunflower, msg) ! hmac.new(<*>, msg)",
                "send_keys(sunflower) ! send_keys(<*>)",
                "ann uses sunflower as her password ! <*> uses <*> as her password",
            })
    void mask_secretInItsPlace_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect to s\n  user ann\n  using sunflower",
                "CONNECT TO s USER ann\nUSING sunflower",
                "+ echo sunflower\n+ docker login -u ann --password-stdin",
                "--b\nContent-Disposition: form-data; name=\"password\"\n\nsunflower\n--b--",
                "ann,sunflower,3\nbob,sunflower,4\nname,password,id",
                "ann,sunflower\nuser,password",
                "ann\tsunflower\nuser\tpassword\nbob\tsunflower",
            })
    void mask_secretOnAnotherLine_isNotTold(String text) {
        assertThat(Masks.mask(text)).doesNotContain("sunflower");
    }

    @Test
    void mask_lineAboveHeadingsThatIsNoRow_stays() {
        assertThat(Masks.mask("Error, cannot read\nuser,password\nann,sunflower"))
                .isEqualTo("Error, cannot read user,password <*>,<*>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "radius-server host unreachable",
                "standby server took over",
                "session cookie expired",
                "code verifier is missing",
                "u and p are required",
                "p: value out of range",
                "the item is missing",
                "params: {missing}",
                "params: {}",
                "bind[]: no such index",
                "parameter required",
                "expected: <true> but was: <false>",
                "setvariable failed",
                "decrypt(): bad padding",
                "send_keys() failed: element not interactable",
            })
    void mask_placeWithoutASecret_keepsItsWords(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}

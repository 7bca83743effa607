package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets as programs print them: dumps of their data, options of one dash, two values that differ. */
class PrintedSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "Array ( [user] => eve [password] => tapioca )  ! Array ( [user] => <*> [password] => <*> )",
                "env['DB_PASSWORD'] = tapioca                   ! env['DB_PASSWORD'] = <*>",
                "(password): tapioca                            ! (password): <*>",
                "[(b'x-api-key', b'tapioca')]                   ! [(b'<*>', b'<*>')]",
                "psk=tapioca                                    ! psk=<*>",
                "_csrf=tapioca                                  ! _csrf=<*>",
                "XSRF-TOKEN=tapioca                             ! XSRF-TOKEN=<*>",
                "code_verifier=tapioca                          ! code_verifier=<*>",
                "device_code=tapioca                            ! device_code=<*>",
                "license=tapioca                                ! license=<*>",
                "role_id=tapioca                                ! role_id=<*>",
                "requirepass tapioca                            ! requirepass <*>",
                "keytool -storepass tapioca -keypass gazebo x   ! keytool -storepass <*> -keypass <*> <*>",
                "code=tapi0ca7 is stale                         ! code=<*> is stale",
                "token mismatch (tapioca vs gazebo)             ! token mismatch (<*>)",
                "tokens do not match: tapioca / gazebo          ! tokens do not match: <*>",
                "passwords do not match (tapioca, gazebo)       ! passwords do not match (<*>)",
                "csrf mismatch: tapioca <> gazebo               ! csrf mismatch: <*>",
                "expected token tapioca, was gazebo             ! expected token <*>, was <*>",
                "wrong secret. given: tapioca                   ! wrong secret. given: <*>",
                "could not validate token: got tapioca          ! could not validate token: got <*>",
                "invalid api key (tapioca)                      ! invalid api key (<*>)",
                "invalid api key [tapioca]                      ! invalid api key [<*>]",
                "/etc/app/db_password: tapioca                  ! <*>: <*>",
                "password%3Dtapioca                             ! password%<*>",
                "password&#61;tapioca                           ! password&#<*>;<*>",
                "password <- tapioca                            ! password <- <*>",
                "userPassword:: tapioca                         ! userPassword:: <*>",
                "<key>password</key><string>tapioca</string>    ! <key><*></key><string><*></string>",
                "<entry key=\"password\">tapioca</entry>      ! <entry key=\"<*>\"><*></entry>",
                "headers (x-auth-token, tapioca)                ! headers (x-auth-token, <*>)",
                "expected password tapioca but was gazebo       ! expected password <*>",
                "AUTH default tapioca                           ! AUTH <*>",
                "CREATE USER eve IDENTIFIED BY tapioca          ! CREATE USER <*> IDENTIFIED BY <*>",
                "SSHPASS=tapioca                                ! SSHPASS=<*>",
                "login(auth=Auth(token: tapioca))               ! login(auth=Auth(token: <*>))",
                "+ echo tapioca | sudo -S ls                    ! + echo <*> | sudo -S ls",
                "echo 'tapioca' | docker login --password-stdin ! echo '<*>' | docker login --password-stdin",
                "zip -P tapioca a b                             ! zip -P <*> a <*>",
                "useradd -p tapioca eve                         ! useradd -p <*> <*>",
                "-u eve:tapioca failed                          ! -u <*> failed",
                "LOGIN eve tapioca failed                       ! LOGIN <*> <*> failed",
                "eve@corp.example: tapioca                      ! <*>: <*>",
                "eve@corp.example: unreachable                  ! <*>: unreachable",
            })
    void mask_secretAsProgramsPrintIt_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=ENOENT",
                "code=not_found",
                "the compass: north",
                "token mismatch (expected vs received)",
                "no bypass=x",
                "license: not found",
                "rock 'n roll",
                "echo a | grep b",
                "LOGIN failed for it",
            })
    void mask_whatLooksAlike_isKept(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}

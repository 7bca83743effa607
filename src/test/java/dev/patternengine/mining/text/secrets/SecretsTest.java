package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets behind their names, in the spellings people, shells, browsers and programs have for them. */
class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "the password marzipan was refused                | the password <*> was refused",
                "passwd marzipan wrong                            | passwd <*> wrong",
                "password is marzipan                             | password is <*>",
                "Password is: marzipan                            | Password is: <*>",
                "password was marzipan, sorry                     | password was <*>, sorry",
                "the password of eve is marzipan                  | the password of <*> is <*>",
                "Password for eve: marzipan                       | Password for <*>: <*>",
                "password for eve@example.org: marzipan           | password for <*>: <*>",
                "password of the day: marzipan and rum            | password of the day: <*>",
                "Password: marzipan with rum                      | Password: <*>",
                "password = marzipan rejected                     | password = <*> rejected",
                "secret: marzipan is wrong. Try again             | secret: <*> is wrong. Try again",
                "password='marzipan with rum' rejected            | password='<*>' rejected",
                "password: 'marzipan with rum                     | password: <*>",
                "incorrect password \"marzipan\"                  | incorrect password \"<*>\"",
                "DB_PASS=marzipan                                 | DB_PASS=<*>",
                "dbPass=marzipan                                  | dbPass=<*>",
                "PGPASSWORD=marzipan                              | PGPASSWORD=<*>",
                "PGPASSWORD=marzipan psql: no connection          | PGPASSWORD=<*>: no connection",
                "Server=a;Password=marzipan rum;Port=b            | Server=a;Password=<*>;Port=<*>",
                "--password marzipan                              | --password <*>",
                "login --db-token marzipan --quiet failed         | login --db-token <*> --quiet failed",
                "mysql -u eve -pmarzipan failed                   | mysql -u <*> -p<*> failed",
                "sshpass -p marzipan ssh host                     | sshpass -p <*> ssh host",
                "curl -u eve:marzipan failed                      | curl -u <*> failed",
                "<password>marzipan rum</password>                | <password><*></password>",
                "<ns:password>marzipan</ns:password>              | <ns:password><*></ns:password>",
                "password[marzipan] and password(marzipan)        | password[<*>] and password(<*>)",
                "password->marzipan                               | password-><*>",
                "password:=marzipan                               | password:=<*>",
                "client_secret => marzipan                        | client_secret => <*>",
                "password\\tmarzipan                              | password\\t<*>",
                "\"password\" : \"marzipan rum\" x                | \"password\" : \"<*>\" <*>",
                "\"password\": marzipan                           | \"password\": <*>",
                "Authorization: Token marzipan                    | Authorization: <*>",
                "Authorization: Digest a=\"b\", c=marzipan        | Authorization: <*>",
                "Set-Cookie: a=marzipan; Path=/                   | Set-Cookie: <*>",
                "bearer marzipan                                  | bearer <*>",
                "token marzipan expired                           | token <*> expired",
                "invalid token marzipan                           | invalid token <*>",
                "x-auth-token marzipan                            | x-auth-token <*>",
                "api key marzipan is not valid                    | api key <*> is not valid",
                "apiKey marzipan not valid                        | apiKey <*> not valid",
                "Incorrect API key provided: marzipan             | Incorrect API key provided: <*>",
                "session abc123def is over                        | session <*> is over",
                "credentials: eve/marzipan                        | credentials: <*>",
                "auth failed: eve:marzipan                        | auth failed: <*>",
                "GET a?sig=marzipan                               | GET a?sig=<*>",
                "name=eve&sig=marzipan                            | name=<*>&sig=<*>",
                "marzipan is not a valid password                 | <*> is not a valid password",
                "marzipan was no valid token                      | <*> was no valid token",
                "plum-cake-with-marzipan is bad                   | <*> is bad",
                "Passwort: marzipan                               | Passwort: <*>",
                "mot de passe : marzipan                          | mot de passe : <*>",
                "contraseña: marzipan                             | contraseña: <*>",
                "пароль: marzipan                                 | пароль: <*>",
                "密码：marzipan                                     | 密码:<*>",
                "-----BEGIN RSA PRIVATE KEY-----marzipan-----END X | -----BEGIN <*>-----END X",
            })
    void mask_secretBehindItsName_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the token expired yesterday",
                "the token has expired, please log in again",
                "token authentication failed",
                "invalid token",
                "CSRF token missing or incorrect.",
                "The security token included in the request is invalid",
                "syntax error near unexpected token `newline'",
                "SyntaxError: Unexpected token < in JSON",
                "password incorrect",
                "password is too short",
                "password check failed for user (root)",
                "password authentication failed for user",
                "Failed password for invalid user root from here port number",
                "Password must be at least eight characters long",
                "Invalid API key provided.",
                "no credentials provided",
                "key not found",
                "Host key verification failed.",
                "violates foreign key constraint",
                "session opened for user root by (uid=)",
                "Session not created: Chrome failed to start",
                "authentication failure; logname= uid= euid= tty=ssh ruser= rhost= user=root",
                "Auth successful (auth:SIMPLE)",
                "check pass; user unknown",
                "jwt expired",
                "basic understanding of monkeys",
                "Permission denied (publickey,password).",
                "mkdir -p folder failed",
                "Usage: login <user> <password>",
            })
    void mask_wordsAboutSecrets_areKept(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Access denied for user 'a'@'b' (using password: YES) | Access denied for user '<*>'@'<*>' (using password: YES)",
                "Duplicate entry 'a' for key 'PRIMARY'                | Duplicate entry '<*>' for key '<*>'",
                "KeyError: 'x'                                        | KeyError: '<*>'",
                "token: null                                          | token: null",
            })
    void mask_messagesAboutSecrets_stayReadable(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }
}

package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Unknown column 'a.b' in 'field list'            | Unknown column '<*>' in '<*>'",
                "can't find \"it's here\" now                    | can't find \"<*>\" now",
                "an unclosed 'quote stays                        | an unclosed 'quote stays",
                "invalid argument `-1h' to `-mtime'              | invalid argument `<*>' to `<*>'",
                "use `it's here' or `there`                      | use `<*>' or `<*>`",
                "use near 'FROM x WHERE y = 'z'' at line 1       | use near <*>",
                "a shop near the station                         | a shop near the station",
                "job 123e4567-e89b-12d3-a456-426614174000 died   | job <*> died",
                "job c23e4567-e89b-12d3-a456-426614174000 died   | job <*> died",
                "GET https://a.example/b?c=d&e=1 failed.         | GET https://<*> failed.",
                "no mailbox jane.doe+x@mail.example.com here     | no mailbox <*> here",
                "host db-1.eu.example.com is down                | host <*> is down",
                "java.net.ConnectException: refused              | java.net.ConnectException: refused",
                "connect to 10.0.0.1:5432 refused                | connect to <*>:<*> refused",
                "connect to fe80::1ff:fe23:4567:890a refused     | connect to <*> refused",
                "open /var/lib/app/data.db: denied               | open <*>: denied",
                "open ~/notes.txt: denied                        | open <*>: denied",
                "open C:\\work\\notes.txt failed                 | open <*> failed",
                "at 2026-11-22T08:00:00Z or 2026-11-22 08:00:01  | at <*>:<*>:<*>Z or <*> <*>",
                "took 12ms of 5 KB, -3 left, 1.5e                | took <*>ms of <*> KB, <*> left, <*>",
                "block blk_-1608999687919862906 and rdd_2_0      | block blk_<*> and rdd_<*>",
                "address 0x7ffd, hash deadbeef01, mask ffffffff  | address <*>, hash <*>, mask <*>",
                "jk2_init() on ssh2                              | jk2_init() on ssh2",
                "tabs\tand   blanks                              | tabs and blanks",
            })
    void mask_partThatVaries_becomesAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login with password=Hunter2! failed",
                "password:Hunter2!",
                "bad api_key=Hunter2!&x=1",
                "Authorization: Bearer Hunter2!Hunter2! refused",
                "Basic SHVudGVyMiE6SHVudGVyMiE=",
                "key sk-a8Hunter2b9c7d6e5f4Hunter2 is not valid",
                "ghp_9aHunter2X8bY7cZ6d0e1f2g3h",
                "AKIA1Hunter2J3K4L5M6N7",
                "token 'Hunter2' expired",
                "password: Hunter2!",
                "password = Hunter2!",
                "AWS_SECRET_ACCESS_KEY=Hunter2",
                "accessToken:Hunter2",
                "X-Api-Key: Hunter2",
                "bad cookie: Hunter2; path",
                "Authorization: Token Hunter2!Hunter2!",
                "{\"password\":\"Hunter2\"}",
                "{\\\"password\\\":\\\"Hunter2\\\"}",
                "connect to postgres://admin:Hunter2@db/x failed",
                "connect to admin:Hunter2@db failed",
                "passphrase is 'Hunter2'",
            })
    void mask_secret_isNotKept(String text) {
        assertThat(Masks.mask(text))
                .doesNotContain("Hunter2")
                .doesNotContain("SHVudGVyMi")
                .contains("<*>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no user jane.doe@mail.example.com",
                "no user <jane@example.org>",
                "mailto:jane@example.org",
                "user=jane@example.org,id=4",
                "jane@example.org,jane@example.net",
                "jane@localhost is away",
                "JANE_jane%x+y@EXAMPLE.ORG is away",
                "jane@example.org/inbox is full",
                "jane@exämple.de is away",
                "cc:jane@example.org.",
                "[jane@example.org]: mailbox full",
                "jane@example.org's mailbox",
            })
    void mask_emailAddress_isNotKept(String text) {
        assertThat(Masks.mask(text)).doesNotContain("jane").doesNotContain("@").contains("<*>");
    }

    @Test
    void mask_whatTheCutLeavesOfAnAddress_isNotKept() {
        for (int before = 1; before < 20; before++) {
            String filling = "/".repeat(Masks.LONGEST_TEXT - before - 1) + " ";
            assertThat(Masks.mask(filling + "jane@example.org"))
                    .as("cut after %d", before)
                    .doesNotContain("ja");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the token expired yesterday",
                "token authentication failed",
                "basic understanding of monkeys",
                "password: ",
                "key",
            })
    void mask_wordsAboutSecrets_areKept(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\t\n", ".", "''", "-", "/", "\\", "://", "a:\\", "near '", "key=", "0x", "…", "\ud800"
            })
    void mask_shortOrBlank_doesNotThrow(String text) {
        assertThat(Masks.mask(text)).hasSizeLessThan(10);
    }

    @Test
    void mask_longText_keepsPairsOfSurrogatesWhole() {
        String masked = Masks.mask("a" + "\ud83d\ude00".repeat(Masks.LONGEST_MASKED));
        assertThat(masked).hasSize(Masks.LONGEST_MASKED - 1).endsWith("\ud83d\ude00");
    }

    @Test
    void mask_longText_isCut() {
        String masked = Masks.mask("word ".repeat(20_000));
        assertThat(masked).hasSizeBetween(Masks.LONGEST_MASKED - 5, Masks.LONGEST_MASKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "a:",
                "'",
                "' '",
                "\"x",
                "/",
                ".",
                "a.b",
                "-",
                "=",
                "key=",
                "near '",
                "a1:",
                "b0-",
                "\\",
                "://",
                "log in as a with ",
                "connect a/",
                "tried a:",
                "use a/b to log in ",
                "mysql -p",
                "vault login a ",
                "] - [",
                "with params [",
                "==> Parameters: ",
                "login(",
                "login[][",
                "AUTH LOGIN\n",
                "aB3=",
                "use a as a "
            })
    void mask_hostileRun_readsNoMoreThanTheBound(String part) {
        String text = part.repeat(65_536 / part.length());
        assertThat(Masks.mask(text)).isEqualTo(Masks.mask(text.substring(0, Masks.LONGEST_TEXT)));
    }
}

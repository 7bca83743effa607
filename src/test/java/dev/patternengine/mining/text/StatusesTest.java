package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP 429 Too Many Requests",
                "HTTP 401 Unauthorized",
                "Error: 503 Service Unavailable",
                "404 not found",
                "HTTP 429",
                "status 429",
                "status: 503",
                "status=429",
                "status code 429",
                "statusCode=500",
                "Error code: 429 - slow down",
                "error 429",
                "requests.exceptions.HTTPError: 500 Server Error: x",
                "Client error '404 Not Found' for this",
                "exit code 137",
                "returned non-zero exit status 1",
                "[Errno 2] No such file",
                "exit code 1",
                "exited with code 126",
                "killed by signal 9",
                "error code 1045",
                "Error code: 1045",
                "server returned 429",
                "server responded with 503 for it",
                "MCP error -32601: x",
                "{\"code\":-32601}",
                "{\"errno\":1045}",
                "ERROR 1045 (28000)",
                "SQLSTATE[42S02]: x",
                "ERROR 1146 (42S02): x",
                "ORA-00942: table or view does not exist",
                "{ errno: -2, code: 'ENOENT' }",
                "errno: 13",
                "errno=13",
                "Win32 error 5",
                "SIGSEGV 11",
                "Error 0x80070005",
                "HRESULT: 0x80070002",
                "code='EACCES'",
                "missing the \"aud\" claim",
                "may not run the 'get' command",
            })
    void mask_numberThatTellsErrorsApart_isKept(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "took 429 ms                | took <*> ms",
                "429 rows                   | <*> rows",
                "line 404 of it             | line <*> of it",
                "status 4290                | status <*>",
                "status 200 in 404.5        | status <*> in <*>",
                "error 429.5                | error <*>",
                "error 429_1                | error <*>",
                "error -404                 | error <*>",
                "returned 429 rows          | returned <*> rows",
                "error code 104512          | error code <*>",
                "error code 10.45           | error code <*>",
                "signal 123456              | signal <*>",
                "it is -32601.5             | it is <*>",
                "code 17                    | code <*>",
                "HTTP/1.1 502               | HTTP/<*> 502",
                "connect to 10.0.0.1:503    | connect to <*>:<*>",
                "ABC-00942                  | ABC-<*>",
                "at address 0x80070005      | at address <*>",
                "Error 0x800700051234       | Error <*>",
                "errno -2.5                 | errno <*>",
                "SIG 11                     | SIG <*>",
            })
    void mask_otherNumbers_areWildcards(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }
}

package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"error\":{\"code\":\"rate_limited\",\"message\":\"slow down\"}} | {\"error\":{\"code\":\"rate_limited\",\"message\":\"slow down\"}}",
                "{'code': 'no_such_user', 'user': 'eve'}          | {'code': 'no_such_user', 'user': '<*>'}",
                "{\\\"code\\\":\\\"denied\\\",\\\"id\\\":17}      | {\\\"code\\\":\\\"denied\\\",\\\"id\\\":<*>}",
                "{\"message\":\"{\\\"code\\\":\\\"denied\\\"}\"}  | {\"message\":\"{\\\"code\\\":\\\"denied\\\"}\"}",
                "{\"status\":429,\"left\":429,\"ok\":false}       | {\"status\":429,\"left\":<*>,\"ok\":false}",
                "{\"statusCode\":503}                             | {\"statusCode\":503}",
                "{\"detail\":\"no row 17 in 'a'\"}                | {\"detail\":\"no row <*> in '<*>'\"}",
                "{\"errors\":[\"too_long\",\"blank\"],\"at\":[\"a\",1]} | {\"errors\":[\"too_long\",\"blank\"],\"at\":[\"<*>\",<*>]}",
                "{\"credentials\":{\"type\":\"x\",\"code\":503}}  | {\"credentials\":{\"type\":\"<*>\",\"code\":<*>}}",
                "{\"password\":[\"marzipan\"],\"code\":\"x\"}     | {\"password\":[\"<*>\"],\"code\":\"x\"}",
                "{\"error\":\"password marzipan is wrong\"}       | {\"error\":\"password <*> is wrong\"}",
                "{\"row_17\":1,\"eve@example.org\":2}             | {\"row_<*>\":<*>,\"<*>\":<*>}",
                "502 Bad Gateway: {\"code\":\"x\"} for 'y' and 12 | 502 Bad Gateway: {\"code\":\"x\"} for '<*>' and <*>",
                "body='{\"code\":\"x\"}' of 'y'                   | body='{\"code\":\"x\"}' of '<*>'",
                "{\"code\":\"x\",\"message\":\"slow               | {\"code\":\"x\",\"message\":<*>",
                "{\"code\" \"x\"                                  | {\"<*>\" \"<*>\"",
                "input {'a': 1, 'b': 'c'} is bad                  | input {'a': <*>, 'b': '<*>'} is bad",
            })
    void mask_json_keepsNamesAndWhatTellsTheError(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }
}

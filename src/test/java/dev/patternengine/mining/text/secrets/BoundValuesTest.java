package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "TRACE b : binding parameter [2] as [VARCHAR] - [sunflower] ! TRACE b : binding parameter [<*>] as [VARCHAR] - [<*>]",
                "binding parameter [2] as [VARCHAR] - [sun]fl[ower] ! binding parameter [<*>] as [VARCHAR] - [<*>]",
                "binding parameter [2] as [VARCHAR] - [password] ! binding parameter [<*>] as [VARCHAR] - [<*>]",
                "binding parameter [2] as [VARCHAR] - [sun ! binding parameter [<*>] as [VARCHAR] - [<*>",
                "binding parameter [2] as [VARCHAR] - sunflower ! binding parameter [<*>] as [VARCHAR] - <*>",
                "Bind variables: [ann, sunflower] ! Bind variables: [<*>]",
                "insert into t values (ann, sunflower), (bob, x) ! insert into t values (<*>), (<*>)",
                "REPLACE INTO t VALUES(ann, sunflower) ! REPLACE INTO t VALUES(<*>)",
                "binding parameter (2:VARCHAR) <- [sunflower] ! binding parameter (<*>:VARCHAR) <- [<*>]",
                "extracted value ([name1] : [VARCHAR]) - [sunflower] ! extracted value ([name1] : [VARCHAR]) - [<*>]",
                "column index 2, parameter value [sunflower], value class [java.lang.String]"
                        + " ! column index <*>, parameter value [<*>], value class [java.lang.String]",
                "Executing SQL with parameters [ann, sunflower] ! Executing SQL with parameters [<*>]",
                "select 1 from t where a = ?; bindings [ann, [sunflower]] failed"
                        + " ! select <*> from t where a = ?; bindings [<*>] failed",
                "with params (ann, sunflower): denied ! with params (<*>): denied",
                "Params: [ann sunflower] ! Params: [<*>]",
                "args=[ann sunflower] ! args=[<*>]",
                "==>  Parameters: ann(String), sunflower(String) ! ==> Parameters: <*>",
            })
    void mask_valueBoundToAStatement_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Missing required parameters: [name, email]",
                "parameters [missing]",
                "allowed values: [red, green]",
                "invalid values (a, b)",
                "with parameters []",
                "cannot open readline_bindings (No such file or directory)",
                "unknown arguments: [force, quiet]",
                "a -> Parameters: of the wrong type",
            })
    void mask_namesOfParametersAndStates_keepTheirWords(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}

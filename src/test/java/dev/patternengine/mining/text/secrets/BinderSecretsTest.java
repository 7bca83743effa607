package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that no word names, by the shape around them: traces of shells, elements, calls that bind, places, rows without headings. */
class BinderSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "+ echo sunflower ! + echo <*>",
                "++ printf %s sunflower ! ++ printf %s <*>",
                "+ export DEPLOY=sunflower ! + export DEPLOY=<*>",
                "+ DEPLOY=sunflower ./run ! + DEPLOY=<*> <*>",
                "+ set -- sunflower ! + set -- <*>",
                "+(./a.sh:12): echo sunflower ! +(<*>:<*>): echo <*>",
                "$ ./login eve sunflower ! $ <*> <*> <*>",
                "<value><string>sunflower</string></value> ! <value><string><*></string></value>",
                "<param><value>sunflower</value></param> ! <param><value><*></value></param>",
                "<arg0>eve</arg0><arg1>sunflower</arg1> ! <arg0><*></arg0><arg1><*></arg1>",
                "<ns:in1 xsi:type=\"xsd:string\">sunflower</ns:in1> ! <ns:in1 xsi:type=\"<*>\"><*></ns:in1>",
                "ps.setString(2, sunflower) ! ps.setString(<*>, <*>)",
                "bindValue(:p, sunflower) ! bindValue(:p, <*>)",
                "sqlite3_bind_text(stmt, 2, sunflower, -1) ! sqlite3_bind_text(stmt, <*>)",
                "PreparedStatement.setString: 2, sunflower ! PreparedStatement.setString: <*>, <*>",
                "cursor.execute(sql, (eve, sunflower)) ! cursor.execute(sql, (<*>, <*>))",
                "parameter #2 = sunflower ! parameter #<*> = <*>",
                "param 2 -> sunflower ! param <*> -> <*>",
                "[1] = eve [2] = sunflower ! [<*>] = <*> [<*>] = <*>",
                "$2 = sunflower ! $<*> = <*>",
                "@p1=sunflower ! @p1=<*>",
                ":B1 => sunflower ! :B1 => <*>",
                "p1='?' p2=sunflower ! p1='<*>' p2=<*>",
                "UPDATE a SET b=sunflower ! UPDATE a SET b=<*>",
                "row 17: eve,sunflower,oslo ! row <*>: <*>,<*>,<*>",
                "bad line: eve;sunflower;oslo;7 ! bad line: <*>;<*>;<*>;<*>",
                "eve|sunflower|oslo ! <*>|<*>|<*>",
                "Error in record (eve, sunflower, oslo) ! Error in record (<*>)",
            })
    void mask_secretInItsShape_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<name>faultString</name><value><string>Too many parameters kumquat</string></value>",
                "<value>invalid</value>",
                "make: Entering directory kumquat",
                "setTimeout(kumquat, later)",
                "execute(query, params)",
                "one, kumquat, gherkin and quince",
                "allowed methods: GET,HEAD,POST",
                "Error in row (see the log)",
                "a + b echo kumquat",
            })
    void mask_otherShapes_keepTheirWords(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}

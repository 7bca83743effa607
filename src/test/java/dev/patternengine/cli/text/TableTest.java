package dev.patternengine.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Interval;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String printed(Table table) {
        StringBuilder out = new StringBuilder();
        table.print(out);
        return out.toString();
    }

    @Test
    void print_textsAndFigures_alignsTextsLeftAndFiguresRight() {
        Table table = Table.of("task", "rate", "support")
                .row("deploy", "92 %", "1 204")
                .row("sql:select", "7 %", "12");
        assertThat(printed(table)).isEqualTo("""
                          task        rate  support
                          deploy      92 %    1 204
                          sql:select   7 %       12
                        """);
    }

    @Test
    void print_wideLetters_keepsTheColumnsAligned() {
        Table table = Table.of("task", "next").row("検索", "a").row("e\u0301tape", "b");
        assertThat(printed(table)).isEqualTo("  task   next\n  検索   a\n  e\u0301tape  b\n");
    }

    @Test
    void print_controlCharacters_writesEscapes() {
        assertThat(printed(Table.of("error").row("a\u001b[31m\nb\u202e"))).contains("a\\u001b[31m\\u000ab\\u202e");
    }

    @Test
    void row_withTooFewCells_isRefused() {
        assertThatThrownBy(() -> Table.of("a", "b").row("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shortenedWithin_longText_keepsBothEndsWithinTheWidth() {
        assertThat(Cells.shortenedWithin("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Cells.shortenedWithin("abcdefg", 6)).isEqualTo("abc…fg");
        assertThat(Cells.shortenedWithin("検索検索検", 9)).isEqualTo("検索…検");
        assertThat(Cells.shortenedWithin("wide 𝄞𝄞 clefs at the end 𝄞", 12))
                .endsWith(" 𝄞")
                .hasSizeLessThan(16);
    }

    @Test
    void shortened_longText_endsInAnEllipsisWithinTheWidth() {
        assertThat(Cells.shortened("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Cells.shortened("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Cells.shortened("検索検索", 6)).isEqualTo("検索…");
    }

    @Test
    void figures_ofAllSorts_readAsSpoken() {
        assertThat(Cells.percent(0.924)).isEqualTo("92 %");
        assertThat(Cells.percent(Double.NaN)).isEqualTo("–");
        assertThat(Cells.percents(new Interval(0.89, 0.941))).isEqualTo("[89, 94]");
        assertThat(Cells.times(9.84)).isEqualTo("9.8×");
        assertThat(Cells.count(1_204_000)).isEqualTo("1 204 000");
    }
}

package dev.patternengine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line is and how long it may be, however the bytes come. */
class LineSplitterTest {
    private static final int LONGEST = 4;

    /** Hears lines as {@code number:text}, and too long ones as {@code number!}. */
    private static final class Heard implements LineSplitter.Lines {
        private final List<String> all = new ArrayList<>();

        @Override
        public void line(long number, byte[] bytes, int offset, int length) {
            all.add(number + ":" + new String(bytes, offset, length, UTF_8).strip());
        }

        @Override
        public void tooLong(long number) {
            all.add(number + "!");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abc_,       1:abc",
        "abcd_,      1:abcd",
        "abcd<_,     1:abcd",
        "abcd,       1:abcd",
        "abcd<,      1:abcd",
        "abcde_,     1!",
        "abcde<_,    1!",
        "abcde,      1!",
        "abcd<<_,    1!",
        "abc<d_,     1!",
        "abcd<e_f_,  1! 2:f",
        "abcdef_g_,  1! 2:g",
        "abcdefg<_h<_, 1! 2:h",
        "_<_abcd<_,  3:abcd",
        "abcd_abcd<_abcde_a, 1:abcd 2:abcd 3! 4:a"
    })
    void feed_linesAtTheBound_theEndDoesNotCount(String text, String heard) {
        byte[] bytes = text.replace('_', '\n').replace('<', '\r').getBytes(UTF_8);
        for (int piece = 1; piece <= bytes.length; piece++) {
            Heard lines = new Heard();
            LineSplitter splitter = new LineSplitter(LONGEST, lines);
            for (int start = 0; start < bytes.length; start += piece) {
                splitter.feed(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + piece)));
                assertThat(splitter.held()).isLessThanOrEqualTo(LONGEST + 1);
            }
            splitter.end();

            assertThat(String.join(" ", lines.all)).as("pieces of %d", piece).isEqualTo(heard);
        }
    }
}

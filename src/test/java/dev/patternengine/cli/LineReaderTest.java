package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {
    private static List<String> lines(String text, int longest) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest);
        List<String> lines = new ArrayList<>();
        for (Optional<LineReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            String cut = line.get().isTooLong() ? "…" : "";
            lines.add(line.get().number() + new String(line.get().bytes(), StandardCharsets.UTF_8) + cut);
        }
        assertThat(reader.bytesRead()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a|b|>1a,2b", "a|b>1a,2b", "|>1", "||a>1,2,3a", "a\r|b>1a,2b", "abcd|abcde|x>1abcd,2abcd…,3x"})
    void next_linesOfAnySort_cutsThemAndCountsThem(String text, String expected) throws IOException {
        String input = text.replace('|', '\n').replace("\\r", "\r");
        assertThat(String.join(",", lines(input, 4))).isEqualTo(expected);
    }

    @Test
    void next_emptyStream_givesNothing() throws IOException {
        assertThat(lines("", 4)).isEmpty();
    }

    @Test
    void next_linesLongerThanTheBuffer_keepsThemWhole() throws IOException {
        String longLine = "ä".repeat(200_000);
        assertThat(lines(longLine + "\n" + "b", 1 << 20)).containsExactly("1" + longLine, "2b");
    }
}

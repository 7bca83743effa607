package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.CountingMiner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesCommandTest {
    private static final int MANY = 25_000;

    @TempDir
    private Path temporary;

    /** So many messages, each with a word of its own, more than fit into memory. */
    private static String messages(int count) {
        StringBuilder messages = new StringBuilder();
        for (int line = 0; line < count; line++) {
            String word = Integer.toString(line + 1_000_000, 36).replaceAll("\\d", "x");
            messages.append(word).append(" cannot be read by any of those who wanted to\n");
        }
        return messages.toString();
    }

    private String temporary() {
        return temporary.toString();
    }

    @Test
    void call_aMessageALine_givesAnObjectALineBlankOnesToo() {
        TestScreen screen = new TestScreen("tür 'a' zu\n\ntür 'b' zu\n");
        assertThat(screen.run("signatures")).isZero();
        String[] lines = screen.out().split("\n", -1);
        assertThat(lines).hasSize(4).endsWith("");
        assertThat(lines[0]).matches("\\{\"line\":1,\"signature\":\"e-[0-9a-f]+\",\"template\":\"tür '<\\*>' zu\"}");
        assertThat(lines[1]).startsWith("{\"line\":2,").endsWith("\"template\":\"\"}");
        assertThat(lines[2]).isEqualTo(lines[0].replace("\"line\":1", "\"line\":3"));
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void call_returnsWithinALine_areNoEndsOfLines() {
        TestScreen screen = new TestScreen("one\rtwo\r\nthree");
        assertThat(screen.run("signatures")).isZero();
        assertThat(screen.out().lines()).hasSize(2).first().asString().contains("\"template\":\"one two\"");
    }

    @Test
    void call_nothing_writesNothing() {
        TestScreen screen = new TestScreen("");
        assertThat(screen.run("signatures")).isZero();
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void call_moreThanFitsIntoMemory_answersEachLineAndLeavesNoFile() {
        TestScreen screen = new TestScreen(messages(MANY));
        assertThat(screen.run("signatures", "--temporary", temporary())).isZero();
        assertThat(screen.out().lines()).hasSize(MANY).last().asString().startsWith("{\"line\":" + MANY + ",");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void call_aFolderThatDoesNotExist_saysWhereMessagesCannotBeSetAside() {
        TestScreen screen = new TestScreen(messages(MANY));
        assertThat(screen.run("signatures", "--temporary", temporary() + "/none"))
                .isEqualTo(1);
        assertThat(screen.err())
                .isEqualTo("pattern-engine signatures: cannot set messages aside in " + temporary()
                        + "/none: there is no such file\n");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void call_anInputThatBreaks_failsAndLeavesNoFile() {
        InputStream input = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (given > 4 << 20) {
                    throw new IOException("the disk is gone");
                }
                Arrays.fill(bytes, offset, offset + length, (byte) 'a');
                bytes[offset + length - 1] = '\n';
                given += length;
                return length;
            }
        };
        StringWriter err = new StringWriter();
        Screen screen = new Screen(input, new PrintWriter(new StringWriter()), new PrintWriter(err), false);
        int code = PatternEngineCommand.commandLine(CountingMiner.miners(), screen)
                .execute("signatures", "--temporary", temporary());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("pattern-engine signatures: the disk is gone\n");
        assertThat(temporary).isEmptyDirectory();
    }

    /** Takes some bytes, then refuses all. */
    private static final class Full extends OutputStream {
        private final String reason;
        private int refused;

        private Full(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int value) throws IOException {
            refused++;
            throw new IOException(reason);
        }
    }

    private static int run(Full stream, StringWriter err) {
        Output out = new Output(stream);
        Screen screen = new Screen(
                new ByteArrayInputStream(messages(MANY).getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true),
                new PrintWriter(err),
                false);
        return PatternEngineCommand.run(CountingMiner.miners(), screen, out, "signatures");
    }

    @Test
    void run_nobodyReadsTheOutput_endsQuietly() {
        StringWriter err = new StringWriter();
        Full stream = new Full("Broken pipe");
        assertThat(run(stream, err)).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(stream.refused).isEqualTo(1);
    }

    @Test
    void run_theOutputHasNoRoom_saysSoAndFails() {
        StringWriter err = new StringWriter();
        assertThat(run(new Full("No space left on device"), err)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("pattern-engine: cannot write to standard output: No space left on device\n");
    }
}

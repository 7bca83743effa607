package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.recovery.Signatures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesCommandTest {
    @Test
    void write_aMessageALine_givesAnObjectALineBlankOnesToo() throws IOException {
        byte[] input = "tür 'a' zu\n\ntür 'b' zu\n".getBytes(StandardCharsets.UTF_8);
        List<String> messages = SignaturesCommand.read(new ByteArrayInputStream(input));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SignaturesCommand.write(Signatures.of(messages), out);
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(4).endsWith("");
        assertThat(lines[0]).matches("\\{\"line\":1,\"signature\":\"e-[0-9a-f]+\",\"template\":\"tür '<\\*>' zu\"}");
        assertThat(lines[1]).startsWith("{\"line\":2,").endsWith("\"template\":\"\"}");
        assertThat(lines[2]).isEqualTo(lines[0].replace("\"line\":1", "\"line\":3"));
    }

    @Test
    void write_nothing_writesNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SignaturesCommand.write(List.of(), out);
        assertThat(out.size()).isZero();
    }
}

package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final long SEED = 20_261_122;

    /** Where the rules change: ASCII, continuations, first bytes, and bytes that never occur. */
    private static final byte[] EDGES =
            HexFormat.of().parseHex("00017f80818f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5ff" + "41417a7a");

    @Test
    void isValid_sequencesOfEdgeBytes_agreesWithTheStrictDecoder() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            for (int place = 0; place < bytes.length; place++) {
                bytes[place] = EDGES[random.nextInt(EDGES.length)];
            }
            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as("%s, seed %d", HexFormat.of().formatHex(bytes), SEED)
                    .isEqualTo(decodes(bytes));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void plainEnd_escapesControlsAndOtherLetters_endThere() {
        for (String special : new String[] {"\\", "\n", "\u007f", "é", "\0"}) {
            byte[] bytes = ("plain ~" + special + "plain").getBytes(StandardCharsets.UTF_8);
            assertThat(Utf8.plainEnd(bytes, 0, bytes.length)).isEqualTo(7);
        }
        assertThat(Utf8.plainEnd(new byte[] {'a', '~', ' '}, 0, 3)).isEqualTo(3);
    }

    @Test
    void hasNumberedEscape_escapedBackslashBeforeU_isNone() {
        assertThat(hasNumberedEscape("\\\\u0041")).isFalse();
        assertThat(hasNumberedEscape("\\n\\\\\\u0041")).isTrue();
        assertThat(hasNumberedEscape("u\\")).isFalse();
    }

    private static boolean hasNumberedEscape(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Utf8.hasNumberedEscape(bytes, 0, bytes.length);
    }
}

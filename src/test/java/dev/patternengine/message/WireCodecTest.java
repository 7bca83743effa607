package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireCodecTest {
    private static final WireFormat<String> TEXT = new WireFormat<>() {
        @Override
        public void write(String text, WireOutput out) {
            out.writeText(text);
        }

        @Override
        public String read(WireInput in) {
            return in.readText();
        }
    };

    private final WireCodec<String> codec = new WireCodec<>(String.class, TEXT);

    @Test
    void decodeFromWire_whatWasEncoded_isTheSame() {
        Buffer wire = Buffer.buffer("before");
        codec.encodeToWire(wire, "a text");
        assertThat(codec.decodeFromWire(6, wire)).isEqualTo("a text");
    }

    /** A length of 2 GB would take as much memory before the first byte was looked at. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 5, -1, Integer.MIN_VALUE})
    void decodeFromWire_forgedLength_isRefusedWithoutRoomForIt(int length) {
        Buffer wire = Buffer.buffer().appendInt(length).appendBytes(new byte[4]);
        assertThatThrownBy(() -> codec.decodeFromWire(0, wire))
                .isInstanceOf(WireException.class)
                .hasMessage(length + " bytes are said to follow, but 4 do");
    }
}

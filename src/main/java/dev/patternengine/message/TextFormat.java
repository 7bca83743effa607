package dev.patternengine.message;

import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** How texts that may come again are written. */
sealed interface TextFormat extends WireFormat<String> {
    /** Each in full. */
    TextFormat PLAIN = new Plain();

    /** None is written, and all are read as empty. */
    TextFormat NONE = new None();

    /** None at all. */
    final class None implements TextFormat {
        @Override
        public void write(String value, WireOutput out) {}

        @Override
        public String read(WireInput in) {
            return "";
        }
    }

    /** Each in full. */
    final class Plain implements TextFormat {
        @Override
        public void write(String value, WireOutput out) {
            out.writeText(value);
        }

        @Override
        public String read(WireInput in) {
            return in.readText();
        }
    }

    /**
     * Writer and reader remember the last text of each of {@value #PLACES} places, by its hash. A byte: 0 is the empty text, 1
     * to {@value #PLACES} the one remembered there, and {@value #FULL} one that follows in full. One entry.
     */
    final class Recent implements TextFormat {
        private static final int PLACES = 64;
        private static final int FULL = PLACES + 1;
        private static final int GOLDEN = 0x9e3779b9;
        private static final int PLACE_SHIFT = 26;

        private final String[] known = new String[FULL];

        private static int place(String text) {
            return 1 + ((text.hashCode() * GOLDEN) >>> PLACE_SHIFT);
        }

        @Override
        public void write(String value, WireOutput out) {
            if (value.isEmpty()) {
                out.writeByte(0);
                return;
            }
            int place = place(value);
            if (value.equals(known[place])) {
                out.writeByte(place);
            } else {
                known[place] = value;
                out.writeByte(FULL).writeText(value);
            }
        }

        @Override
        public String read(WireInput in) {
            int form = in.readByte();
            if (form == FULL) {
                String text = in.readText();
                known[place(text)] = text;
                return text;
            }
            String text = form == 0 ? "" : form < FULL ? known[form] : null;
            if (text == null) {
                throw new WireException("no text is remembered at " + form);
            }
            return text;
        }
    }
}

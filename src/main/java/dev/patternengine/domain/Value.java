package dev.patternengine.domain;

/** A value of a context or a parameter: text, number or flag. */
public sealed interface Value {
    /** The value as people write it: numbers without a needless fraction. */
    String text();

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(double number) {
        return new Numeric(number);
    }

    static Value of(boolean flag) {
        return flag ? Flag.TRUE : Flag.FALSE;
    }

    /** Free text; may hold any character. */
    record Text(String text) implements Value {}

    /** A finite number. */
    record Numeric(double number) implements Value {
        public Numeric {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("number must be finite, not " + number);
            }
        }

        @Override
        public String text() {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }
    }

    /** True or false. */
    record Flag(boolean set) implements Value {
        static final Flag TRUE = new Flag(true);
        static final Flag FALSE = new Flag(false);

        @Override
        public String text() {
            return Boolean.toString(set);
        }
    }
}

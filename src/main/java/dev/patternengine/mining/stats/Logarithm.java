package dev.patternengine.mining.stats;

/**
 * Natural logarithms from a table: a few nanoseconds each, the same on every machine. For positive normal floats; the error
 * is below 2.5e-4.
 */
public final class Logarithm {
    private static final int BITS = 11;
    private static final int MANTISSA = 23;
    private static final int BIAS = 127;
    private static final double LN_2 = 0.6931471805599453;
    private static final float[] TABLE = new float[1 << BITS];
    private static final float[] OF_EXPONENT = new float[2 * BIAS + 2];

    static {
        for (int exponent = 0; exponent < OF_EXPONENT.length; exponent++) {
            OF_EXPONENT[exponent] = (float) ((exponent - BIAS) * LN_2);
        }
        for (int place = 0; place < TABLE.length; place++) {
            TABLE[place] = (float) StrictMath.log(1 + (place + 0.5) / TABLE.length);
        }
    }

    private Logarithm() {}

    /** About {@code Math.log(value)}. */
    public static float of(float value) {
        int bits = Float.floatToRawIntBits(value);
        return OF_EXPONENT[bits >>> MANTISSA] + TABLE[bits >> (MANTISSA - BITS) & (TABLE.length - 1)];
    }
}

package dev.patternengine.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The text of a key: {@code pe_<id>_<secret>}, an id of 8 and a secret of 32 random characters of base 32, which are 40 and 160 bits.
 *
 * <p>Kept is its SHA-256, and nothing slower: 160 random bits cannot be tried out however fast a try is, and a slow hash would be paid
 * with each request. Slow hashes are for what people choose.
 */
public final class Secret {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID = 8;
    private static final int RANDOM = 32;

    private Secret() {}

    /** A new one: nobody else has it. */
    public static String create(SecureRandom random) {
        StringBuilder text = new StringBuilder("pe_");
        append(text, ID, random);
        append(text.append('_'), RANDOM, random);
        return text.toString();
    }

    private static void append(StringBuilder text, int digits, SecureRandom random) {
        for (int place = 0; place < digits; place++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
    }

    /** The id in a text that {@link #create} made. */
    public static String id(String text) {
        return text.substring(3, 3 + ID);
    }

    /** SHA-256 of any text, in 64 hexadecimal digits. Takes less than a microsecond. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** Whether two hashes are equal, in a time that does not depend on where they differ. */
    public static boolean equal(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}

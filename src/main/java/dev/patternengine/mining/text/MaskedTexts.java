package dev.patternengine.mining.text;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What {@link Masks} makes of texts, remembered for those met lately: one failure is read by several miners who ask for the same, and
 * agents run into the same error again and again. Keeps {@value #KEPT} texts of up to {@value #LONGEST} characters and their masked
 * forms: at most 2.2 MB. May be used from any thread.
 */
public final class MaskedTexts {
    /** Of all miners of this process. */
    public static final MaskedTexts SHARED = new MaskedTexts();

    private static final int KEPT = 1_024;
    private static final int LONGEST = 512;

    private final AtomicReferenceArray<Masked> kept = new AtomicReferenceArray<>(KEPT);

    private record Masked(String text, String masked) {}

    /** What {@link Masks#mask} gives. */
    public String of(String text) {
        if (text.length() > LONGEST) {
            return Masks.mask(text);
        }
        int place = place(text);
        Masked found = kept.get(place);
        if (found == null || !text.equals(found.text())) {
            found = new Masked(text, Masks.mask(text));
            kept.set(place, found);
        }
        return found.masked();
    }

    private static int place(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & (KEPT - 1);
    }
}

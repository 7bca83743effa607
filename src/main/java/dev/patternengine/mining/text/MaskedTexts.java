package dev.patternengine.mining.text;

/**
 * What {@link Masks} makes of texts, remembered for those met lately: one failure is read by several who ask for the same, and agents
 * run into the same error again and again. Keeps {@value #KEPT} texts of up to {@value #LONGEST} characters and their masked
 * forms: at most 270 KB. One owner, one thread.
 */
public final class MaskedTexts {
    private static final int KEPT = 128;
    private static final int LONGEST = 512;

    private final String[] texts = new String[KEPT];
    private final String[] masked = new String[KEPT];

    /** What {@link Masks#mask} gives. */
    public String of(String text) {
        if (text.length() > LONGEST) {
            return Masks.mask(text);
        }
        int place = place(text);
        if (!text.equals(texts[place])) {
            masked[place] = Masks.mask(text);
            texts[place] = text;
        }
        return masked[place];
    }

    private static int place(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & (KEPT - 1);
    }
}

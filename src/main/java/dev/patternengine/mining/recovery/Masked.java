package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.text.Masks;
import java.util.Arrays;
import java.util.Comparator;

/** A masked text, taken apart once when it is first compared. Memory: about 60 bytes a token from then on. */
final class Masked {
    /** What a text costs beside its tokens, in tokens: its place in a sample, and mostly a cluster of its own. */
    static final int TEXT = 48;

    /** By the hashes; where these are equal, which nobody has seen, by the texts. */
    static final Comparator<Masked> BY_HASH =
            Comparator.comparingLong(Masked::hash).thenComparing(Masked::text);

    private final String text;
    private final long hash;
    private String[] tokens;
    private int[] codes;
    private Template template;
    private Template shape;

    Masked(String text) {
        this.text = text;
        this.hash = Hash64.of(text);
    }

    /** What the text is counted as among those that are kept: {@value #TEXT}, and one for each token. */
    int weight() {
        return TEXT + 1 + blanks(text);
    }

    /** One less than there are tokens. */
    static int blanks(String text) {
        int blanks = 0;
        for (int place = 0; place < text.length(); place++) {
            blanks += text.charAt(place) == ' ' ? 1 : 0;
        }
        return blanks;
    }

    static String[] tokens(String text) {
        return text.split(" ", -1);
    }

    /** The tokens with a single wildcard for each row of them. */
    static String shape(String[] tokens) {
        StringBuilder shape = new StringBuilder();
        String before = "";
        for (String token : tokens) {
            if (!token.equals(Masks.WILDCARD) || !before.equals(Masks.WILDCARD)) {
                shape.append(shape.isEmpty() ? "" : " ").append(token);
            }
            before = token;
        }
        return shape.toString();
    }

    String text() {
        return text;
    }

    /** The hash of the text: its signature. */
    long hash() {
        return hash;
    }

    /** Not to be changed. */
    String[] tokens() {
        tokens = tokens == null ? tokens(text) : tokens;
        return tokens;
    }

    /** The tokens' hash codes, side by side so that comparing is quick. Not to be changed. */
    int[] codes() {
        codes = codes == null
                ? Arrays.stream(tokens()).mapToInt(String::hashCode).toArray()
                : codes;
        return codes;
    }

    /** The template of this text alone. */
    Template template() {
        template = template == null ? new Template(text, hash) : template;
        return template;
    }

    /** The same with a single wildcard for each row of them. */
    Template shape() {
        shape = shape == null ? Template.of(shape(tokens())) : shape;
        return shape;
    }
}

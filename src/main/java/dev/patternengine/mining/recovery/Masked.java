package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.text.Masks;
import java.util.Arrays;

/** A masked text taken apart once. Memory: about 60 bytes a token. */
final class Masked {
    private final String text;
    private final long hash;
    private final String[] tokens;
    private final int[] codes;
    private Template template;
    private Template shape;

    Masked(String text) {
        this.text = text;
        this.hash = Hash64.of(text);
        this.tokens = tokens(text);
        this.codes = Arrays.stream(tokens).mapToInt(String::hashCode).toArray();
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
        return tokens;
    }

    /** The tokens' hash codes, side by side so that comparing is quick. Not to be changed. */
    int[] codes() {
        return codes;
    }

    /** The template of this text alone. */
    Template template() {
        template = template == null ? new Template(text, hash) : template;
        return template;
    }

    /** The same with a single wildcard for each row of them. */
    Template shape() {
        shape = shape == null ? Template.of(shape(tokens)) : shape;
        return shape;
    }
}

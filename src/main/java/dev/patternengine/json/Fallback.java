package dev.patternengine.json;

/**
 * What an observation gets that its JSON does not tell, because the request around it did.
 *
 * @param id empty for none
 * @param session empty for none
 */
public record Fallback(String id, String session) {
    public static final Fallback NONE = new Fallback("", "");
}

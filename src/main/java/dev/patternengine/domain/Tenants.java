package dev.patternengine.domain;

import java.util.regex.Pattern;

/** The names of tenants. */
public final class Tenants {
    /** The tenant of an engine that asks for no keys; its admins are the engine's operators. */
    public static final String DEFAULT = "default";

    /** The rule for names, in words. */
    public static final String RULE =
            "has 1 to 64 letters (a to z, A to Z), digits, _ and -, and begins with a letter or a digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private Tenants() {}

    /** Whether a tenant may have that name: see {@link #RULE}. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}

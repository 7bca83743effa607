package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.List;

/**
 * Names of functions and records that are given secrets, right before a bracket: {@code login(ann, x)}, {@code sign_in[ann, x]},
 * {@code UsernamePasswordCredentials(ann, x)}. Each question is O({@value #LONGEST}).
 */
public final class SignInCalls {
    private static final int LONGEST = 48;
    private static final List<String> PARTS = List.of(
            "login",
            "logon",
            "log_in",
            "log_on",
            "signin",
            "sign_in",
            "signon",
            "auth",
            "credential",
            "password",
            "passwd",
            "simple_bind",
            "simplebind",
            "getconnection",
            "get_connection",
            "crypt",
            "pbkdf2",
            "argon2",
            "hmac",
            "fernet",
            "digest",
            "md5",
            "sha1",
            "sha256",
            "sha512");

    /** What such a name may end with. */
    private static final List<String> ENDS = List.of("connect", ".fill", ".type", "send_keys", "sendkeys", "jwt.sign");

    private SignInCalls() {}

    /** Whether such a name ends at the bracket at the place. */
    public static boolean is(String text, int bracket, int length) {
        if (bracket >= length || "([{".indexOf(text.charAt(bracket)) < 0) {
            return false;
        }
        int begin = bracket;
        while (begin > 0 && bracket - begin < LONGEST && isName(text.charAt(begin - 1))) {
            begin--;
        }
        String name = Texts.lower(text, begin, bracket);
        boolean author = name.contains("author") && !name.contains("authoriz");
        return name.equals("fill")
                || ENDS.stream().anyMatch(name::endsWith)
                || (PARTS.stream().anyMatch(name::contains) && !author);
    }

    private static boolean isName(char character) {
        return Texts.isWord(character) || character == '_' || character == '.';
    }
}

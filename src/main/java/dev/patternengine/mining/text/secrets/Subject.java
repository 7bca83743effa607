package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a text is about: whether one of its words says that it tells of secrets or of signing in, so that a secret may stand
 * anywhere in it ({@link Surroundings}). Each question is O(length of the word).
 */
public final class Subject {
    private static final Set<String> WORDS = Set.of(("auth authenticate authenticated authenticates authenticating"
                    + " authentication authenticator authenticators unauthenticated reauthenticate authorise authorised authorisation"
                    + " authorization authorize authorized authorizing unauthorized unauthorised oauth oauth2 preauth sendauth"
                    + " userauth login logins logon logons signin signon sso kerberos ldap saml sasl ntlm totp mfa decrypt decrypted"
                    + " decrypting decryption undecryptable password's cred creds publickey keyring passkey passwordless sshpass"
                    + " lastpass keepass htpasswd unseal forbidden nickserv sendline auth2 vault keymgr radius radiusd"
                    + " freeradius supplicant hba netrc pgpass")
            .split(" "));

    /** The same before {@code in}, {@code on} and {@code out}. */
    private static final Set<String> PARTED = Set.of("log", "logged", "logging", "logs", "sign", "signed", "signing");

    /** Words that say so behind others. */
    private static final Map<String, List<String>> BEHIND = Map.of(
            "denied", List.of("access ", "access is "),
            "username", List.of("provided ", "invalid ", "wrong ", "incorrect "),
            "grant", List.of("invalid_", "unauthorized_"),
            "user", List.of("invalid ", "create ", "alter "),
            "role", List.of("create ", "alter "));

    /** What follows where it is asked for again. */
    private static final String AGAIN = "denied, please";

    private static final Outline LAST = Outline.of(BEHIND.keySet());

    /** What servers answer who is not known to them. */
    private static final Set<String> STATUSES = Set.of("401", "407", "530", "535");

    /** What says that a status follows. */
    private static final List<String> ANSWERS =
            List.of("returned ", "received ", "answered ", "responded ", "responded with ", "answered with ");

    private static final int STATUS = 3;
    private static final String KEY = "InvalidKey";

    /** What classes are called by. */
    private static final List<String> HUMPS = List.of(
            "Auth",
            "Authentication",
            "Authorization",
            "Unauthorized",
            "Unauthenticated",
            "Credential",
            "Credentials",
            "Login",
            "Logon");

    private static final Outline OUTLINE = Outline.of(List.copyOf(WORDS));
    private static final Outline PARTS = Outline.of(List.copyOf(PARTED));
    private static final int SHORTEST_HUMP = 4;
    private static final int LONGEST_HUMP = 15;

    private Subject() {}

    /** Whether the word, in small letters, is one that says so by itself. */
    static boolean has(String word) {
        return WORDS.contains(word);
    }

    /** Whether the word says so, alone or with the next. */
    public static boolean isTold(String text, int begin, int end, int length) {
        if (OUTLINE.fits(text, begin, end) && WORDS.contains(Texts.lower(text, begin, end))) {
            return true;
        }
        if (PARTS.fits(text, begin, end) && PARTED.contains(Texts.lower(text, begin, end))) {
            return isIn(text, end, length);
        }
        return isBehind(text, begin, end) || isHumped(text, begin, end);
    }

    /** Whether the number is the status of one that nobody has signed in for. */
    public static boolean isStatus(String text, int begin, int end) {
        return end - begin == STATUS && STATUSES.contains(text.substring(begin, end));
    }

    /** Whether the number is such a status by what stands around it: {@code 401: x}, {@code (401)}, {@code answered with 401}. */
    public static boolean isAnswer(String text, int begin, int end) {
        if (!isStatus(text, begin, end)) {
            return false;
        }
        boolean first = begin == 0 && text.startsWith(":", end);
        boolean alone = begin > 0 && text.charAt(begin - 1) == '(' && text.startsWith(")", end);
        return first || alone || ANSWERS.stream().anyMatch(before -> text.startsWith(before, begin - before.length()));
    }

    /** The same, or whether the word is the name of a secret. */
    public static boolean isToldOrNamed(String text, int begin, int end, int length) {
        return isNamed(SecretName.of(text, begin, end), text, begin) || isTold(text, begin, end, length);
    }

    /** Whether the word at the place, whose name may be null, names a secret. */
    public static boolean isNamed(SecretName name, String text, int begin) {
        return name != null && name.bare() && !Guard.isOfSyntax(text, begin);
    }

    private static boolean isIn(String text, int end, int length) {
        boolean joint = Texts.isAt(text, end, length, ' ') || Texts.isAt(text, end, length, '-');
        int last = joint ? Texts.wordEnd(text, end + 1, length) : end;
        return last - end == 3
                && (text.regionMatches(true, end + 1, "in", 0, 2) || text.regionMatches(true, end + 1, "on", 0, 2));
    }

    private static boolean isBehind(String text, int begin, int end) {
        if (!LAST.fits(text, begin, end)) {
            return false;
        }
        if (text.startsWith(AGAIN, begin)) {
            return true;
        }
        for (String before : BEHIND.getOrDefault(Texts.lower(text, begin, end), List.of())) {
            if (text.regionMatches(true, begin - before.length(), before, 0, before.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a hump of the word is such a one: {@code BadCredentialsException}. */
    private static boolean isHumped(String text, int begin, int end) {
        for (int place = begin; place + SHORTEST_HUMP <= end; place++) {
            boolean hump =
                    switch (text.charAt(place)) {
                        case 'A', 'U', 'C', 'L' -> isHump(text, place, end);
                        case 'I' -> text.startsWith(KEY, place);
                        default -> false;
                    };
            if (hump) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHump(String text, int begin, int end) {
        int last = begin + 1;
        int bound = Math.min(end, begin + LONGEST_HUMP + 1);
        while (last < bound && Texts.isLower(text.charAt(last))) {
            last++;
        }
        return HUMPS.contains(text.substring(begin, last));
    }
}

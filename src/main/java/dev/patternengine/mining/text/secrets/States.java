package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * States that messages tell behind the name of a secret and a colon: {@code token: expired}, {@code password: required}. They
 * tell errors apart and are no secrets, and the list is closed. Each question is O({@value #MOST_WORDS} words).
 */
public final class States {
    private static final int MOST_WORDS = 5;
    private static final int LONGEST = 16;

    private static final Set<String> STATES =
            Set.of(("absent aborted accepted blocked cancelled canceled closed compromised "
                            + "corrupt corrupted deactivated deleted denied disabled disallowed empty enabled ended exceeded exhausted "
                            + "expired failed forbidden illegal inactive incorrect invalid limited locked malformed mismatch mismatched "
                            + "missing misconfigured null refused rejected required reset revoked stale suspended tampered terminated "
                            + "throttled timeout truncated unauthorized unavailable undefined unexpected unknown unreachable unreadable "
                            + "unset unsupported untrusted unverified wrong down offline unchanged stopped busy unhealthy duplicate duplicated")
                    .split(" "));

    private static final Set<String> SUBJECTS =
            Set.of("connection", "network", "access", "permission", "rate", "quota", "timed", "out", "peer");

    private States() {}

    /** All words for states and for what is in them. */
    static Set<String> all() {
        return Stream.of(STATES, SUBJECTS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the word is a state. */
    static boolean is(String text, int begin, int end) {
        return end - begin <= LONGEST && STATES.contains(Texts.lower(text, begin, end));
    }

    /** Whether the value that begins at the place, quoted or not, is a state and ordinary words alone. */
    public static boolean isWhole(String text, int value, int length) {
        boolean quoted = Texts.isQuote(text, value, length);
        int word = quoted ? value + 1 : value;
        boolean state = false;
        for (int words = 0; words < MOST_WORDS; words++) {
            int end = Texts.wordEnd(text, word, Math.min(length, word + LONGEST + 1));
            boolean known = is(text, word, end);
            if (!known && !isBeside(text, word, end)) {
                return false;
            }
            state |= known;
            if (quoted ? Texts.isAt(text, end, length, text.charAt(value)) : isEnd(text, end, length)) {
                return state;
            }
            if (!Texts.isAt(text, end, length, ' ')) {
                return false;
            }
            word = end + 1;
        }
        return false;
    }

    private static boolean isBeside(String text, int begin, int end) {
        return Ordinary.is(text, begin, end)
                || (end - begin <= LONGEST && SUBJECTS.contains(Texts.lower(text, begin, end)));
    }

    private static boolean isEnd(String text, int place, int length) {
        if (place >= length || text.charAt(place) < ' ') {
            return true;
        }
        return ",;.!?)]}\"'`".indexOf(text.charAt(place)) >= 0
                && (place + 1 >= length || !Texts.isPiece(text.charAt(place + 1)));
    }
}

package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets in what is told of signing in, where no word names them: {@code log in as ann with x}, {@code connect ann/x}, {@code
 * connect to s user ann using x}, {@code tried ann:x}. Of the words there only known ones stay ({@link Guard}). Each question is
 * O({@value #MOST_WORDS} words).
 */
public final class SignIns {
    private static final int MOST_WORDS = 12;
    private static final int MOST_SECRET = 6;
    private static final int LONGEST_WORD = 15;
    private static final int NEARBY = 128;

    /** What begins to tell of it. */
    private static final Set<String> VERBS = words(
            "login logon signin auth authenticate authenticated authenticating authentication bind ssh su sqlplus exp imp denied");

    /** The same where other things are told of too, so that a user must be named. */
    private static final Set<String> COMMON =
            words("connect connected connecting connection conn attach tried trying try retry retried failed");

    /** The same before {@code in} and {@code on}. */
    private static final Set<String> PARTED = words("log logged logging sign signed signing");

    /** Of the first, those right behind which the user stands. */
    private static final Set<String> TAKING = words("authenticate authenticated authenticating bind ssh su");

    private static final String USE = "use";
    private static final Set<String> IN = words("in into on onto");
    private static final Set<String> NAMING = words("as user username for of -");
    private static final Set<String> WITH = words("with using by");
    private static final Set<String> AND = words("and / &");

    /** What goes on with a sentence behind a secret. */
    private static final Set<String> STOPS =
            words("and then to but so at on in before after because or from where when failed fails is was");

    /** What people sign in by that is no secret. */
    private static final Set<String> MEANS =
            words("google github gitlab facebook apple microsoft twitter linkedin slack okta"
                    + " auth0 saml kerberos gssapi ntlm scram passkey passkeys webauthn fido2 biometrics fingerprint chrome firefox"
                    + " safari edge putty psql sqlplus jdbc odbc vpn wifi bluetooth usb");

    /** What goes on with a call on its next line. */
    private static final Set<String> CLAUSES = words("user using with as identified");

    private static final String JOINTS = "/:,&(";

    private static final Set<String> ALL =
            Stream.of(VERBS, COMMON, PARTED, Set.of(USE)).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final Outline OUTLINE = Outline.of(ALL);

    private final String text;
    private final int length;
    private final Spans told;
    private boolean common;
    private boolean user;
    private boolean given;
    private boolean pair;
    private String before;

    private SignIns(String text, String verb, int length, Spans told) {
        this.text = text;
        this.length = length;
        this.told = told;
        this.before = verb;
        this.common = COMMON.contains(verb);
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /** Whether a secret is told behind the word. */
    public static boolean tells(String text, int word, int end) {
        Spans told = new Spans();
        add(text, word, end, text.length(), told);
        return !told.isEmpty();
    }

    /** Adds the secrets behind the word, if it tells of signing in. */
    public static void add(String text, int word, int end, int length, Spans told) {
        if (end >= length || told.last() > end || !OUTLINE.fits(text, word, end)) {
            return;
        }
        String verb = Texts.lower(text, word, end);
        if (!ALL.contains(verb)
                || !(verb.equals(USE) ? tellsOfSigningIn(text, end, length) : mayTell(text, end, length))) {
            return;
        }
        SignIns signIns = new SignIns(text, verb, length, told);
        if (PARTED.contains(verb)) {
            int in = Texts.skipBlanks(text, end, length);
            int last = Texts.wordEnd(text, in, length);
            if (last < length && IN.contains(Texts.lower(text, in, last))) {
                signIns.behindUser(word);
                signIns.scan(last);
            }
        } else {
            signIns.scan(end);
        }
    }

    /** Whether a mark or word is near without which nothing is told. */
    private static boolean mayTell(String text, int begin, int length) {
        int bound = Math.min(length, begin + NEARBY);
        for (int place = begin; place < bound; place++) {
            char here = text.charAt(place);
            boolean word = here <= ' ' && place + 1 < bound && "wubWUB-".indexOf(text.charAt(place + 1)) >= 0;
            if (word ? isWith(text, place + 1) : JOINTS.indexOf(here) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWith(String text, int begin) {
        return text.regionMatches(true, begin, "with ", 0, 5)
                || text.regionMatches(true, begin, "using ", 0, 6)
                || text.regionMatches(true, begin, "by ", 0, 3)
                || text.startsWith("- ", begin);
    }

    /** Whether {@code use ann/x} is followed by what it is used for. */
    private static boolean tellsOfSigningIn(String text, int begin, int length) {
        String near = Texts.lower(text, begin, Math.min(length, begin + NEARBY));
        return near.contains(" to log ") || near.contains(" to sign ") || near.contains(" login");
    }

    /** {@code ann logged in}. */
    private void behindUser(int verb) {
        int first = verb - 1;
        while (first > 0 && verb - first < LONGEST_WORD && Texts.isWord(text.charAt(first - 1))) {
            first--;
        }
        boolean apart = first == 0 || (first > 0 && text.charAt(first - 1) == ' ');
        user = apart && first < verb - 1 && text.charAt(verb - 1) == ' ' && isUnknown(first, verb - 1);
    }

    private void scan(int end) {
        if (isMarked(end)) {
            return;
        }
        int place = Texts.skipBlanks(text, end, length);
        boolean bracket = Texts.isAt(text, place, length, '(') || Texts.isAt(text, place, length, '[');
        if (text.startsWith(": ", end) || (bracket && place > end)) {
            two(Texts.skipBlanks(text, place + 1, length));
            return;
        }
        for (int words = 0; place > end && words < MOST_WORDS && isWordAt(place); words++) {
            int last = Sentences.wordEnd(text, place, length);
            if (last > place && isLast(place, last, words)) {
                return;
            }
            place = behind(Texts.blankBehind(text, place, length));
        }
    }

    /** The next word of the line, or of the next where a clause of the same call begins that. */
    private int behind(int end) {
        int place = Texts.skipBlanks(text, end, length);
        int next = Texts.isAt(text, place, length, '\n') ? Lines.next(text, place, length) : length;
        int clause = next < length ? next + Lines.indent(text, next, length) : length;
        return CLAUSES.contains(Texts.lower(text, clause, Texts.wordEnd(text, clause, length))) ? clause : place;
    }

    /** {@code login:ann:x} and {@code login=ann:x}. */
    private boolean isMarked(int end) {
        boolean marked = before.startsWith("log") && (text.charAt(end) == ':' || text.charAt(end) == '=');
        int last = marked ? Sentences.wordEnd(text, end + 1, length) : end;
        return last > end + 1 && LoginPairs.add(text, end + 1, last, length, told);
    }

    private boolean isWordAt(int place) {
        return place < length
                && text.charAt(place) > ' '
                && (text.startsWith("- ", place)
                        || text.startsWith("/ ", place)
                        || Sentences.wordEnd(text, place, length) > place);
    }

    /** Reads the word; whether there is no more to be read. */
    private boolean isLast(int first, int end, int words) {
        boolean bracket = text.charAt(first) == '(' && !common && end > first + 1;
        int begin = bracket ? first + 1 : first;
        if (bracket && user && Texts.isAt(text, end, length, ')') && isUnknown(begin, end)) {
            told.add(begin, end);
            return true;
        }
        String word = end - begin <= LONGEST_WORD ? Texts.lower(text, begin, end) : "";
        boolean with = WITH.contains(before);
        boolean named = NAMING.contains(before);
        if ((with || named || pair || words == 0 || isVerb()) && LoginPairs.add(text, begin, end, length, told)) {
            pair = true;
        } else if (user && (with || (given && before.equals("and")))) {
            phrase(begin);
            return true;
        } else if (user && !common && before.equals("-") && isUnknown(begin, end) && isLastOfClause(end)) {
            told.add(begin, end);
            return true;
        } else if ((with && !common) || before.equals(USE) || (isVerb() && words == 0)) {
            twoWords(begin, end);
        }
        given |= with;
        user |= text.indexOf('@', begin) >= begin && text.indexOf('@', begin) < end;
        user |= isUser(word, named, begin, end, words);
        before = named && !NAMING.contains(word) ? behindNaming(word) : word;
        if (named && user && !common && Texts.isAt(text, end, length, ',')) {
            alone(Texts.skipBlanks(text, end + 1, length));
        }
        return end < length && ".;!?".indexOf(text.charAt(end)) >= 0;
    }

    /** Adds the word where no other follows that is not known: {@code log in as ann, x}. */
    private void alone(int begin) {
        int end = Sentences.wordEnd(text, begin, length);
        if (end > begin && isLastOfClause(end) && isUnknown(text, begin, end, end)) {
            told.add(begin, end);
        }
    }

    /** Whether no further word follows that might be of the secret. */
    private boolean isLastOfClause(int end) {
        if (end >= length || text.charAt(end) != ' ') {
            return true;
        }
        int next = Texts.skipBlanks(text, end, length);
        int last = Sentences.wordEnd(text, next, length);
        return last == next || "([<".indexOf(text.charAt(next)) >= 0 || !isUnknown(next, last);
    }

    /** Articles before a user tell nothing. */
    private String behindNaming(String word) {
        return !common && Ordinary.isFunction(word) ? before : "";
    }

    private boolean isVerb() {
        return VERBS.contains(before) || COMMON.contains(before) || PARTED.contains(before);
    }

    private boolean isUser(String word, boolean named, int begin, int end, int words) {
        boolean taken = words == 0 && TAKING.contains(before) && isUnknown(begin, end);
        boolean told =
                named && !NAMING.contains(word) && !Ordinary.isFunction(word) && !(common && before.equals("for"));
        boolean account = !common && (word.equals("account") || word.startsWith("user="));
        return taken || told || account;
    }

    private boolean isUnknown(int begin, int end) {
        return isUnknown(text, begin, end, length);
    }

    /** Whether the part may be a secret: of no list, and no setting with its value. */
    static boolean isUnknown(String text, int begin, int end, int length) {
        return !Texts.isQuote(text.charAt(begin))
                && text.charAt(begin) != '<'
                && Guard.unknownEnd(text, begin, end, length) > begin
                && text.substring(begin, end).indexOf('=') < 0
                && !MEANS.contains(Texts.lower(text, begin, end));
    }

    /** Adds what is not known of the words to the next that goes on with the sentence. */
    private void phrase(int first) {
        int place = first;
        for (int words = 0; words < MOST_SECRET && place < length && text.charAt(place) > ' '; words++) {
            int last = Sentences.wordEnd(text, place, length);
            String word = Texts.lower(text, place, last);
            if (last == place || STOPS.contains(word) || (words == 0 && Ordinary.isFunction(word))) {
                return;
            }
            if (isUnknown(place, last)) {
                told.add(place, last);
            }
            int blank = Texts.blankBehind(text, place, length);
            if (blank > last) {
                return;
            }
            place = Texts.skipBlanks(text, blank, length);
        }
    }

    /** Adds {@code ann and x}, {@code ann / x}. */
    private void twoWords(int begin, int end) {
        int mark = Texts.skipBlanks(text, end, length);
        int behind = Texts.blankBehind(text, mark, length);
        int second = Texts.skipBlanks(text, behind, length);
        int last = Sentences.wordEnd(text, second, length);
        String joint = behind - mark < LONGEST_WORD ? Texts.lower(text, mark, behind) : "";
        boolean joined = mark > end
                && !LoginPairs.isName(text, begin, end)
                && AND.contains(joint)
                && !(joint.equals("and") && isVerb());
        if (joined && last > second && isUnknown(begin, end) && isUnknown(second, last)) {
            told.add(begin, end);
            told.add(second, last);
        }
    }

    /** Adds {@code ann, x} or {@code ann/x} where nothing else follows. */
    private void two(int begin) {
        int first = Sentences.wordEnd(text, begin, length);
        if (first > begin && LoginPairs.add(text, begin, first, length, told)) {
            return;
        }
        twoWords(begin, first);
        int second = Texts.isAt(text, first, length, ',') ? Texts.skipBlanks(text, first + 1, length) : first;
        int last = Sentences.wordEnd(text, second, length);
        boolean alone = last >= length || ")]".indexOf(text.charAt(last)) >= 0 || text.charAt(last) < ' ';
        boolean both = alone && last > second && second > first && first > begin;
        if (both && isUnknown(begin, first) && isUnknown(second, last)) {
            told.add(begin, first);
            told.add(second, last);
        }
    }
}

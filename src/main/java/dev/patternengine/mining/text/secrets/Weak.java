package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;

/**
 * Secrets that are words which messages have too: {@code password is secret}, {@code password changed to admin}. Where nothing
 * follows, a state may stand there and no other word: a participle, or one of a closed list. Each question is O(1).
 */
final class Weak {
    private static final int LONGEST = 18;
    private static final int LONGER_THAN_NOUNS = 6;

    private static final Set<String> STATES =
            Set.of(("ok set sent found good strong simple common mandatory optional unsafe safe insecure"
                            + " plain plaintext sensitive identical similar different equal unique numeric alphanumeric gone kept shown read"
                            + " known given taken right correct true false public private hidden visible temporary permanent static active"
                            + " important necessary ambiguous too there here broken obsolete older newer longer shorter not yours mine"
                            + " in out on off off-limits write-only read-only case-sensitive one-time written chosen stolen")
                    .split(" "));

    /** What passwords are guessed to be, though it has to do with secrets. */
    private static final Set<String> GUESSED = Set.of("session", "manager", "master", "admin", "root");

    /** Verdicts that are told of other things than secrets as well. */
    private static final Set<String> NEUTRAL =
            Set.of("found", "error", "errors", "new", "old", "null", "none", "reset", "opened", "established");

    /** How nouns of doing and adverbs end. */
    private static final List<String> DOING = List.of("tion", "ment", "ance", "ence", "ity", "ness", "ly");

    private static final Set<String> NOUNS = Set.of(
            ("access algorithm api backend blob bundle cache call callback chain cipher class client comparison component"
                            + " context conversion database db decode decoder decrypt dialog dictionary digest directory document domain encoder"
                            + " engine environment export fetch filter flow flag folder format function get handler helper hook host html"
                            + " image import introspect item job json just kind leak level line link list load lookup mail map mask match"
                            + " message metadata method mode module mount next node now object once operation order output page parse parser"
                            + " part payload permission plugin post prefix process profile property proxy query quality read"
                            + " realm record redirect role row rule rules salt save schema screen script section set setup sign source"
                            + " space status step subject sync system table target task template test thread tool transfer upload uri url"
                            + " variable version view web widget write")
                    .split(" "));

    private Weak() {}

    /** Whether the word between the places is one: the last of its clause and no state. */
    static boolean is(String text, int begin, int end, int length) {
        return end > begin && end - begin <= LONGEST && isLast(text, end, length) && !isState(text, begin, end);
    }

    /** Whether the word stands between the name of a secret and a verdict, and is nothing that secrets have: {@code password x rejected}. */
    static boolean isJudged(String text, int begin, int end, int length) {
        int verdict = Texts.skipBlanks(text, end, length);
        int last = Texts.wordEnd(text, verdict, length);
        if (text.startsWith("is ", verdict) || text.startsWith("was ", verdict)) {
            verdict = Texts.skipBlanks(text, last, length);
            last = Texts.wordEnd(text, verdict, length);
        }
        boolean judged = verdict > end
                && (Ordinary.isVerdict(text, verdict, last) || States.is(text, verdict, last))
                && !NEUTRAL.contains(Texts.lower(text, verdict, last));
        return judged && end - begin <= LONGEST && !isState(text, begin, end) && !isOfSecrets(text, begin, end);
    }

    private static boolean isOfSecrets(String text, int begin, int end) {
        String word = Texts.lower(text, begin, end);
        if (GUESSED.contains(word)) {
            return false;
        }
        return Ordinary.is(text, begin, end)
                || NOUNS.contains(word)
                || SecretName.of(text, begin, end) != null
                || DOING.stream().anyMatch(word::endsWith);
    }

    private static boolean isLast(String text, int end, int length) {
        if (end >= length || text.charAt(end) < ' ') {
            return true;
        }
        boolean mark = ".,;!)]}'\"".indexOf(text.charAt(end)) >= 0;
        return mark && (end + 1 >= length || text.charAt(end + 1) <= ' ' || text.charAt(end) == ')');
    }

    private static boolean isState(String text, int begin, int end) {
        String word = Texts.lower(text, begin, end);
        boolean participle = word.endsWith("ed")
                || (word.length() > LONGER_THAN_NOUNS
                        && (word.endsWith("ing") || word.endsWith("able") || word.endsWith("ible")));
        return participle
                || STATES.contains(word)
                || States.is(text, begin, end)
                || Ordinary.isVerdict(text, begin, end)
                || Ordinary.isFunction(word)
                || Ordinary.isForeign(word);
    }
}

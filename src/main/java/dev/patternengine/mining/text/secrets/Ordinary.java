package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that messages have beside the name of a secret, where else the secret itself would stand. */
public final class Ordinary {
    private static final int LONGEST = 14;

    /** What tells that something went wrong, or in which state it is. */
    private static final Set<String> VERDICTS = words("""
            invalid valid incorrect wrong bad failed failure failures fails fail failing error errors expired expires expire
            missing required mismatch mismatched denied rejected refused revoked unknown unsupported unavailable unset
            undefined empty blank null none malformed corrupt corrupted weak short long old new changed reset updated
            accepted verified found lost ended closed opened established terminated termination disabled enabled locked
            blocked exceeded reached leaked compromised unexpected expected successful successfully succeeded timeout
            declined disallowed forbidden unauthorized cannot limited suspended unreadable exhausted throttled inactive
            deactivated stale tampered truncated untrusted unverified unreachable aborted cancelled canceled deleted
            """);

    /** What belongs to sentences. */
    private static final Set<String> FUNCTION = words("""
            a an the this that these for of in on at to from by with without and or but if as is are was were be been being
            has have had do does did can could may might must shall should will would not no yes your my our their his her
            its you we they it which who what when where how than then too also only already still yet never here there
            via per into onto after before because since until while so such any all each every both either neither same lacks reuse lookup over vs versus encoding grant cache
            other another using used due isn't wasn't doesn't hasn't
            """);

    /** What secrets have, and what is made of them and with them. */
    private static final Set<String> COMPANIONS = words("""
            authentication authorization auth check checks checking verification validation verifier policy policies length
            limit limits count counter budget usage window size type types name names id ids file files path field fields
            form input prompt value values format string text hash hashing hashes header headers parameter param argument
            option options user users username login account rotation generation refresh renewal request requests response
            server service store storage manager management provider endpoint exchange issuer audience claim claims scope
            scopes signature expiry expiration lifetime age history hint change update recovery attempt attempts entry
            entries pair pairs vault ring column columns constraint index data based protected stream bucket near key keys
            token tokens password secret cookie session credential credentials confirmation complexity strength provided
            included given supplied entered specified configured configuration received sent stored present generated
            issued assigned associated attached belongs quota mechanism exist exists match matches work works contain
            contains need needs require requires code please try retry rotate works
            """);

    /** The same in other languages. */
    private static final Set<String> FOREIGN = words("""
            falsch ungültig abgelaufen fehlt stimmt nicht zu muss darf für von des der die das und oder wurde
            incorrecte invalide expiré manquant de du la le pour ne non et
            incorrecta incorrecto inválida inválido errónea caducada expirada para del y ha
            incorreta errata scaduta senza di per è não expirou niet onjuist voor verlopen
            är fel felaktigt er forkert ugyldigt ugyldig feil salah yanlış hatalı nieprawidłowe nieprawidłowy błędne hibás
            érvénytelen väärä virheellinen nesprávné neplatné sai
            не неверный неверен неправильный для и истёк истек отклонён отклонен слишком
            """);

    private Ordinary() {}

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }

    /** All such words. */
    static Set<String> all() {
        return Stream.of(FUNCTION, VERDICTS, COMPANIONS, FOREIGN)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the characters are such a word, in letters of any size, also as the last of a sentence. */
    public static boolean is(String text, int begin, int end) {
        int last = end;
        while (last > begin && (text.charAt(last - 1) == '!' || text.charAt(last - 1) == '?')) {
            last--;
        }
        if (last - begin > LONGEST || begin >= last) {
            return false;
        }
        String word = Texts.lower(text, begin, last);
        return FUNCTION.contains(word)
                || VERDICTS.contains(word)
                || COMPANIONS.contains(word)
                || FOREIGN.contains(word);
    }

    /** Whether the word, in small letters, is one of grammar alone. */
    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }

    /** Whether the word, in small letters, is one of another language. */
    static boolean isForeign(String word) {
        return FOREIGN.contains(word);
    }

    /** Whether the characters are a word that says that something went wrong, or a state. */
    static boolean isVerdict(String text, int begin, int end) {
        return end - begin <= LONGEST && VERDICTS.contains(Texts.lower(text, begin, end));
    }
}

package dev.patternengine.mining.text.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tokens that their issuers begin with a mark of their own, so that they are known wherever they stand: {@code ghp_}, {@code
 * sk_live_}, {@code xoxb-}. Each question is O(length of the run).
 */
public final class Issued {
    private static final int ASCII = 128;
    private static final int SHORTEST = 6;
    private static final int SHORTEST_CODE = 8;
    private static final int SHORTEST_WORD = 12;

    /** Marks that nothing else begins with. */
    private static final String[][] CERTAIN = byFirst(
            "sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_ whsec_ ghp_ gho_"
                    + " ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glptt- glcbt- xoxb- xoxp- xoxa- xoxe- xoxs- xoxr- xapp- sk-ant- sk-proj-"
                    + " sk-or- sk-svcacct- hvs. hvb. shpat_ shpss_ shpca_ dop_v1_ doo_v1_ dckr_pat_ ya29. eyJ pypi-AgE lin_api_ figd_ PMAK-"
                    + " NRAK- tskey- AGE-SECRET-KEY- pplx- tvly- SG. 1// EAAC rubygems_ TGT- PGT- sntrys_ pscale_tkn_ atlasv1. ATATT3 nvapi-");

    /** Marks that words begin with too; a code of capitals and digits goes on. */
    private static final String[][] OF_CODES = byFirst("AKIA ASIA AROA AIDA");

    /** Marks that names begin with too; letters and digits alone go on. */
    private static final String[][] OF_WORDS =
            byFirst("sk- hf_ npm_ gsk_ r8_ AIza xai- dapi ntn_ rpa_ phc_ sbp_ tok_ key-");

    /** How systems that store hashes of passwords begin these. */
    private static final List<String> HASHES = List.of(
            "$1$ $2$ $2a$ $2b$ $2y$ $5$ $6$ $7$ $y$ $apr1$ $argon2 $scrypt$ $pbkdf2 $sha1$ $P$ $H$ pbkdf2_".split(" "));

    private static final Set<String> SCHEMES = Set.of(
            "SSHA", "SHA", "SMD5", "MD5", "CRYPT", "SSHA256", "SSHA512", "noop", "bcrypt", "scrypt", "argon2",
            "pbkdf2");

    private Issued() {}

    /** Whether the run is a password as systems store it: {@code $2b$12$…}, {@code {SSHA}…}. */
    public static boolean isStored(String text, int begin, int end) {
        char first = text.charAt(begin);
        if (first == '$' || (first == 'p' && text.startsWith("pbkdf2_", begin))) {
            for (String hash : HASHES) {
                if (text.startsWith(hash, begin) && end > begin + hash.length()) {
                    return text.indexOf('$', begin + 1) > 0 && text.indexOf('$', begin + 1) < end;
                }
            }
        }
        if (begin < 2 || text.charAt(begin - 1) != '}') {
            return false;
        }
        int scheme = begin - 1;
        while (scheme > 0 && begin - scheme <= SHORTEST_CODE && Texts.isWord(text.charAt(scheme - 1))) {
            scheme--;
        }
        return scheme > 0 && text.charAt(scheme - 1) == '{' && SCHEMES.contains(text.substring(scheme, begin - 1));
    }

    private static String[][] byFirst(String list) {
        Map<Character, List<String>> byFirst =
                Stream.of(list.split(" ")).collect(Collectors.groupingBy(mark -> mark.charAt(0)));
        String[][] marks = new String[ASCII][];
        Arrays.setAll(
                marks, first -> byFirst.getOrDefault((char) first, List.of()).toArray(String[]::new));
        return marks;
    }

    /** Whether the run is such a token. */
    public static boolean is(String text, int begin, int end) {
        int first = text.charAt(begin);
        if (first >= ASCII || end - begin < SHORTEST + 2) {
            return false;
        }
        int code = behind(OF_CODES[first], text, begin);
        int word = behind(OF_WORDS[first], text, begin);
        int any = behind(CERTAIN[first], text, begin);
        return (any > begin && end - any >= SHORTEST)
                || (code > begin && end - code >= SHORTEST_CODE && isCode(text, code, end))
                || (word > begin && end - word >= SHORTEST_WORD && Texts.wordEnd(text, word, end) == end);
    }

    private static int behind(String[] marks, String text, int begin) {
        for (String mark : marks) {
            if (text.startsWith(mark, begin)) {
                return begin + mark.length();
            }
        }
        return begin;
    }

    private static boolean isCode(String text, int begin, int end) {
        for (int place = begin; place < end; place++) {
            if (!Texts.isWord(text.charAt(place)) || Texts.isLower(text.charAt(place))) {
                return false;
            }
        }
        return true;
    }
}

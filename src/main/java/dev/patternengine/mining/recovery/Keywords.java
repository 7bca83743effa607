package dev.patternengine.mining.recovery;

import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Words that tell messages apart although the messages are alike: {@code started} and {@code stopped}, {@code not_found} and
 * {@code rate_limited}, {@code 404} and {@code 429}. Where the members of a cluster differ at a place by at most
 * {@value #FEW} words of letters and underscores, or codes, they are clusters of their own; where they differ by
 * more of them, or by anything else, the place is one that varies.
 *
 * <p>Cost: O(members · tokens) for each place that tells clusters apart.
 */
final class Keywords {
    /** So many words at one place are keywords; a further one makes names of them. */
    static final int FEW = 3;

    /** The most digits of a code. */
    private static final int LONGEST_CODE = 5;

    private Keywords() {}

    /** The clusters that the members of a cluster are, the cluster itself where they are one. */
    static Stream<Cluster> split(Cluster cluster) {
        for (int place = 0; place < cluster.tokens().length; place++) {
            Map<String, List<Masked>> byToken = byToken(cluster, place);
            if (byToken.size() > 1 && byToken.size() <= FEW && areWords(byToken, cluster.tokens()[place])) {
                int keyword = place;
                return byToken.values().stream()
                        .map(members -> cluster.part(members, keyword))
                        .flatMap(Keywords::split);
            }
        }
        return Stream.of(cluster);
    }

    private static Map<String, List<Masked>> byToken(Cluster cluster, int place) {
        Map<String, List<Masked>> byToken = new TreeMap<>();
        for (Masked member : cluster.members()) {
            byToken.computeIfAbsent(member.tokens()[place], ignored -> new ArrayList<>())
                    .add(member);
        }
        return byToken;
    }

    /** Whether all tokens are words where the common token has its wildcard. */
    private static boolean areWords(Map<String, List<Masked>> byToken, String common) {
        int head = common.indexOf(Masks.WILDCARD);
        int tail = common.length() - head - Masks.WILDCARD.length();
        return head >= 0 && byToken.keySet().stream().allMatch(token -> isWord(token, head, token.length() - tail));
    }

    /** Letters, with underscores as codes have them, or a code: the only numbers that masks leave are such. */
    private static boolean isWord(String token, int begin, int end) {
        if (end <= begin) {
            return false;
        }
        String word = token.substring(begin, end);
        boolean joined = begin > 0 && Character.isLetter(token.charAt(begin - 1));
        return (!joined && isCode(word)) || (word.length() > 1 && isName(word));
    }

    private static boolean isCode(String word) {
        String digits = word.startsWith("-") ? word.substring(1) : word;
        return !digits.isEmpty()
                && digits.length() <= LONGEST_CODE
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static boolean isName(String word) {
        return word.chars().allMatch(letter -> Character.isLetter(letter) || letter == '_');
    }
}

package dev.patternengine.federation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a node says of itself with its heartbeat. As text: {@code v2 1 ADDRESS URL ENDS BEYOND}: its version, whether it is willing, ends
 * and beyond as {@code partition:number-epoch} with commas, {@code -} for nothing. Version 1 did not tell its version.
 *
 * @param willing whether it wants to own partitions
 * @param address where the cluster reaches it
 * @param url where people reach it; empty when nowhere
 * @param ends where the partitions end that it owns
 * @param beyond what it applied beyond what other owners say
 */
public record About(boolean willing, String address, String url, Positions ends, Positions beyond) {
    private static final String NOTHING = "-";
    private static final String VERSION = "v2";
    private static final int WORDS = 5;

    /** What is known of a node of a later version: that it lives. So nodes may be replaced by later ones, one after the other. */
    private static final About OTHER = new About(false, "", "", Positions.NONE, Positions.NONE);

    /** As it is shown. */
    public String text() {
        return String.join(
                " ", VERSION, willing ? "1" : "0", orNothing(address), orNothing(url), text(ends), text(beyond));
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private static String text(Positions positions) {
        return orNothing(new TreeMap<>(positions.last())
                .entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(",")));
    }

    /** What a heartbeat says; nothing but that there is one when it is of a version that is not known. */
    public static About read(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.get(0).equals(VERSION)) {
            words = words.subList(1, words.size());
        }
        boolean known = words.size() == WORDS
                && (words.get(0).equals("1") || words.get(0).equals("0"));
        return known
                ? new About(
                        words.get(0).equals("1"),
                        something(words.get(1)),
                        something(words.get(2)),
                        positions(words.get(3)),
                        positions(words.get(4)))
                : OTHER;
    }

    private static String something(String word) {
        return word.equals(NOTHING) ? "" : word;
    }

    private static Positions positions(String word) {
        Map<Integer, EntryId> last = new TreeMap<>();
        for (String one : word.equals(NOTHING) ? new String[0] : word.split(",")) {
            int colon = one.indexOf(':');
            int dash = one.indexOf('-');
            last.put(
                    Integer.parseInt(one.substring(0, colon)),
                    new EntryId(
                            Long.parseLong(one.substring(colon + 1, dash)), Integer.parseInt(one.substring(dash + 1))));
        }
        return new Positions(last);
    }
}

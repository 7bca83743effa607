package dev.patternengine.federation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a node says of itself with its heartbeat. As text: {@code 1 ADDRESS URL ENDS BEYOND}, ends and beyond as {@code
 * partition:number-epoch} with commas, {@code -} for nothing.
 *
 * @param willing whether it wants to own partitions
 * @param address where the cluster reaches it
 * @param url where people reach it; empty when nowhere
 * @param ends where the partitions end that it owns
 * @param beyond what it applied beyond what other owners say
 */
public record About(boolean willing, String address, String url, Positions ends, Positions beyond) {
    private static final String NOTHING = "-";

    /** As it is shown. */
    public String text() {
        return String.join(" ", willing ? "1" : "0", orNothing(address), orNothing(url), text(ends), text(beyond));
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

    /** @throws IllegalArgumentException when it is none of this version's */
    public static About read(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 5) {
            throw new IllegalArgumentException("a heartbeat of another version: " + text);
        }
        return new About(
                words[0].equals("1"),
                something(words[1]),
                something(words[2]),
                positions(words[3]),
                positions(words[4]));
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

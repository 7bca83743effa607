package dev.patternengine.mining.recovery;

import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The masked texts with the same number of tokens and the same first token: one leaf of the tree of Drain (He et al. 2017,
 * "Drain: an online log parsing approach with fixed depth tree"). The {@value #SAMPLE} texts with the smallest hashes are
 * clustered in ascending order; so the clusters are a function of the set of texts, and a bucket of n texts is clustered
 * anew for one new text in n / {@value #SAMPLE}.
 *
 * <p>Memory: the sample alone, whatever was added. One owner, one thread.
 */
final class Bucket {
    /** Texts at least as alike as this share a cluster. */
    static final double SIMILARITY = 0.65;

    /** So many texts are clustered; others are given to the cluster they are most alike. */
    static final int SAMPLE = 128;

    private final TreeSet<Masked> sample = new TreeSet<>(Masked.BY_HASH);
    private final Map<String, Cluster> byText = new HashMap<>();
    private List<Cluster> clusters = List.of();
    private long comparisons;

    /** Where a text belongs: number of tokens and first token. */
    static String key(String text) {
        int first = text.indexOf(' ');
        String token = first < 0 ? text : text.substring(0, first);
        return Masked.blanks(text) + " " + (token.contains(Masks.WILDCARD) ? Masks.WILDCARD : token);
    }

    /**
     * Takes a text into the sample, which may then be one too large.
     *
     * @return whether it was new to the sample and has a place there. O(log sample)
     */
    boolean add(Masked masked) {
        boolean isBeyond = sample.size() >= SAMPLE && Masked.BY_HASH.compare(masked, sample.last()) > 0;
        return !isBeyond && sample.add(masked);
    }

    /** The text that has no place in the sample any more, if there is one: that with the greatest hash. */
    Optional<Masked> surplus() {
        return sample.size() > SAMPLE ? Optional.of(sample.last()) : Optional.empty();
    }

    /** Takes a text out of the sample. */
    void remove(Masked masked) {
        sample.remove(masked);
    }

    boolean isEmpty() {
        return sample.isEmpty();
    }

    /** Clusters the sample. At most {@value #SAMPLE}²/2 comparisons. */
    void cluster() {
        List<Masked> ascending = new ArrayList<>(sample);
        ascending.sort(Comparator.comparing(Masked::text));
        clusters = new ArrayList<>();
        byText.clear();
        ascending.forEach(this::join);
        clusters = clusters.stream().flatMap(Keywords::split).toList();
        clusters.forEach(cluster -> cluster.members().forEach(member -> byText.put(member.text(), cluster)));
    }

    private void join(Masked masked) {
        Cluster cluster = nearest(masked, false);
        if (cluster == null) {
            clusters.add(new Cluster(masked));
        } else {
            cluster.add(masked);
        }
    }

    /** Of the sample as it was last clustered. */
    List<Cluster> clusters() {
        return clusters;
    }

    /**
     * The cluster of a text of the sample, else the first that a learned text fits, or the one that another is most alike of those
     * whose keywords it has; null when there is none.
     */
    Cluster find(String text, boolean learned) {
        Cluster known = byText.get(text);
        if (known != null) {
            return known;
        }
        Masked masked = new Masked(text);
        return learned ? fitting(masked) : nearest(masked, true);
    }

    private Cluster fitting(Masked masked) {
        comparisons += clusters.size();
        return clusters.stream()
                .filter(cluster -> cluster.fits(masked))
                .findFirst()
                .orElse(null);
    }

    /** The most similar cluster, the earlier of equals; of those whose keywords the text has, if wanted. */
    private Cluster nearest(Masked masked, boolean agreeing) {
        Cluster nearest = null;
        double best = SIMILARITY;
        for (Cluster cluster : clusters) {
            double similarity = cluster.similarity(masked);
            boolean isNearer = similarity > best || (nearest == null && similarity == best);
            if (isNearer && (!agreeing || cluster.agrees(masked))) {
                nearest = cluster;
                best = similarity;
            }
        }
        comparisons += clusters.size();
        return nearest;
    }

    /** How often a text was compared with a cluster so far: the cost, whatever the machine. */
    long comparisons() {
        return comparisons;
    }
}

package dev.patternengine.mining.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * The masked texts with the same number of tokens and the same first token, clustered in ascending order: one leaf of the
 * tree of Drain (He et al. 2017, "Drain: an online log parsing approach with fixed depth tree").
 *
 * @param texts ascending
 * @param clusters a function of the texts
 */
record Bucket(List<String> texts, List<Cluster> clusters) {
    /** Texts at least as alike as this share a cluster. */
    static final double SIMILARITY = 0.65;

    /** O(texts · clusters · tokens). */
    static Bucket of(List<String> texts) {
        List<Cluster> clusters = new ArrayList<>();
        for (String text : texts) {
            String[] tokens = tokens(text);
            Cluster nearest = nearest(clusters, tokens);
            if (nearest == null) {
                clusters.add(new Cluster(text, tokens));
            } else {
                nearest.add(text, tokens);
            }
        }
        return new Bucket(List.copyOf(texts), List.copyOf(clusters));
    }

    static String[] tokens(String text) {
        return text.split(" ", -1);
    }

    /** Where a text belongs: number of tokens and first token. */
    static String key(String text) {
        int blanks = 0;
        for (int place = 0; place < text.length(); place++) {
            blanks += text.charAt(place) == ' ' ? 1 : 0;
        }
        int first = text.indexOf(' ');
        String token = first < 0 ? text : text.substring(0, first);
        return blanks + " " + (token.contains(Masks.WILDCARD) ? Masks.WILDCARD : token);
    }

    /** The most similar cluster, the earlier of equals; null when none is similar enough. */
    static Cluster nearest(List<Cluster> clusters, String[] tokens) {
        Cluster nearest = null;
        double best = SIMILARITY;
        for (Cluster cluster : clusters) {
            double similarity = cluster.similarity(tokens);
            if (similarity > best || (nearest == null && similarity == best)) {
                nearest = cluster;
                best = similarity;
            }
        }
        return nearest;
    }
}

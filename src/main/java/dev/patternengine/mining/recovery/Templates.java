package dev.patternengine.mining.recovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Masked texts grouped into templates: a function of the set of texts, whatever the order they came in. Texts are
 * clustered by number of tokens, first token and similarity; clusters whose templates differ only in how many wildcards
 * stand in a row are one.
 *
 * <p>Cost: adding a text makes its bucket be clustered anew at the next look: O(texts · clusters · tokens) of that bucket.
 * Memory: the texts once, about 200 bytes more each. One owner, one thread.
 */
final class Templates {
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Set<String>> changed = new HashMap<>();
    private final Map<String, Cluster> byText = new HashMap<>();
    private final Map<String, List<Cluster>> byShape = new HashMap<>();

    static Templates of(Collection<String> texts) {
        Templates templates = new Templates();
        texts.forEach(templates::add);
        return templates;
    }

    void add(String text) {
        if (!byText.containsKey(text)) {
            String key = Bucket.key(text);
            changed.computeIfAbsent(key, this::textsOf).add(text);
        }
    }

    private Set<String> textsOf(String key) {
        Bucket bucket = buckets.get(key);
        return bucket == null ? new TreeSet<>() : new TreeSet<>(bucket.texts());
    }

    /** The template of a masked text: its own, else that of the cluster it is most alike, else one of itself alone. */
    Template of(String masked) {
        settle();
        Cluster known = byText.get(masked);
        return known == null ? nearest(masked) : template(known);
    }

    private void settle() {
        if (!changed.isEmpty()) {
            changed.forEach((key, texts) -> replace(key, Bucket.of(List.copyOf(texts))));
            changed.clear();
        }
    }

    private void replace(String key, Bucket bucket) {
        Bucket former = buckets.put(key, bucket);
        if (former != null) {
            former.clusters()
                    .forEach(cluster -> byShape.get(cluster.shape().text()).remove(cluster));
        }
        for (Cluster cluster : bucket.clusters()) {
            byShape.computeIfAbsent(cluster.shape().text(), ignored -> new ArrayList<>())
                    .add(cluster);
            cluster.members().forEach(member -> byText.put(member, cluster));
        }
    }

    private Template template(Cluster cluster) {
        boolean alone = byShape.get(cluster.shape().text()).size() == 1;
        return alone ? cluster.template() : cluster.shape();
    }

    private Template nearest(String masked) {
        Bucket bucket = buckets.get(Bucket.key(masked));
        String[] tokens = Bucket.tokens(masked);
        Cluster cluster = bucket == null ? null : Bucket.nearest(bucket.clusters(), tokens);
        if (cluster != null) {
            return template(cluster);
        }
        List<Cluster> alike = byShape.getOrDefault(Cluster.shape(tokens), List.of());
        return alike.isEmpty() ? Template.of(masked) : template(alike.get(0));
    }
}

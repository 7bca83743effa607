package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Masked texts grouped into templates: a function of the set of texts, whatever the order they came in. Texts are
 * clustered by number of tokens, first token and similarity; clusters whose templates differ only in how many wildcards
 * stand in a row are one. A text that was learned and is not kept takes the template it fits word by word, and is a template of
 * its own where there is none: what tells it apart may be just what was not kept. One that was never learned takes that of the
 * cluster it is most alike.
 *
 * <p>What is kept: of each {@link Bucket} the {@value Bucket#SAMPLE} texts with the smallest hashes; of these, of all
 * buckets together, those with the smallest hashes as long as their {@linkplain Masked#weight weights} are at most
 * {@value #MOST} in sum. So of n texts with first tokens of their own about {@value #MOST} / (n · weight) are kept, while a
 * bucket of many texts, whose smallest hashes are the smaller the more they are, keeps its sample.
 *
 * <p>Cost: the n-th text of a bucket makes it be clustered anew at the next look with a chance of
 * {@value Bucket#SAMPLE} / n, at most 1; a look compares with at most {@value Bucket#SAMPLE} clusters. Memory: of what is
 * kept, at most about 90 bytes for each of the {@value #MOST}, so 100 MB. One owner, one thread.
 */
final class Templates {
    /** The most that texts may weigh that are kept, all together: 2^20, some 17 000 texts of 12 tokens. */
    static final int MOST = 1_048_576;

    private final int most;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Set<Bucket> changed = new HashSet<>();
    private final Map<String, List<Cluster>> byShape = new HashMap<>();
    private final TreeSet<Masked> kept = new TreeSet<>(Masked.BY_HASH);
    private Masked bound;
    private long weight;
    private long comparisonsOfDropped;

    Templates() {
        this(MOST);
    }

    /** @param most what texts may weigh that are kept, all together */
    Templates(int most) {
        this.most = most;
    }

    static Templates of(Collection<String> texts) {
        Templates templates = new Templates();
        texts.forEach(templates::add);
        return templates;
    }

    void add(String text) {
        Masked masked = new Masked(text);
        if (isBeyondBound(masked)) {
            return;
        }
        Bucket bucket = buckets.computeIfAbsent(Bucket.key(text), ignored -> new Bucket());
        if (bucket.add(masked)) {
            changed.add(bucket);
            kept.add(masked);
            weight += masked.weight();
            bucket.surplus().ifPresent(this::remove);
            makeRoom();
        }
    }

    /** Whether the text comes after one that was left out: what follows it is left out too, room or not. */
    private boolean isBeyondBound(Masked masked) {
        return bound != null && Masked.BY_HASH.compare(masked, bound) >= 0;
    }

    private void makeRoom() {
        while (weight > most) {
            bound = kept.last();
            remove(bound);
        }
    }

    private void remove(Masked masked) {
        kept.remove(masked);
        weight -= masked.weight();
        String key = Bucket.key(masked.text());
        Bucket bucket = buckets.get(key);
        bucket.remove(masked);
        if (bucket.isEmpty()) {
            buckets.remove(key);
            changed.remove(bucket);
            bucket.clusters().forEach(this::drop);
            comparisonsOfDropped += bucket.comparisons();
        } else {
            changed.add(bucket);
        }
    }

    /** What the texts weigh that are kept: at most the bound. */
    long weight() {
        return weight;
    }

    /**
     * The template of a masked text: its own, else that of the cluster it fits or, never learned, is most alike, else one of itself
     * alone.
     *
     * @param learned whether the text was added
     */
    Template of(String masked, boolean learned) {
        Cluster cluster = find(masked, learned);
        return cluster == null ? Template.of(masked) : template(cluster);
    }

    /**
     * The signature of a masked text and those that stand for its template: of the samples, at most
     * {@value Bucket#SAMPLE}, those with the smallest hashes. Ascending.
     *
     * @param learned whether the text was added
     */
    long[] signatures(String masked, boolean learned) {
        Cluster found = find(masked, learned);
        List<Cluster> group =
                found == null ? List.of() : byShape.get(found.shape().text());
        LongStream representing = group.stream()
                .flatMap(cluster -> cluster.members().stream())
                .mapToLong(Masked::hash)
                .sorted()
                .limit(Bucket.SAMPLE);
        return LongStream.concat(LongStream.of(Hash64.of(masked)), representing)
                .sorted()
                .distinct()
                .toArray();
    }

    /** How often a text was compared with a cluster so far. */
    long comparisons() {
        return comparisonsOfDropped
                + buckets.values().stream().mapToLong(Bucket::comparisons).sum();
    }

    private Cluster find(String masked, boolean learned) {
        settle();
        Bucket bucket = buckets.get(Bucket.key(masked));
        Cluster cluster = bucket == null ? null : bucket.find(masked, learned);
        return cluster == null ? alike(masked) : cluster;
    }

    /** Any cluster of the same shape: all of them are one template. */
    private Cluster alike(String masked) {
        List<Cluster> alike = byShape.get(Masked.shape(Masked.tokens(masked)));
        return alike == null ? null : alike.get(0);
    }

    private void settle() {
        if (!changed.isEmpty()) {
            changed.forEach(this::settle);
            changed.clear();
        }
    }

    private void settle(Bucket bucket) {
        bucket.clusters().forEach(this::drop);
        bucket.cluster();
        for (Cluster cluster : bucket.clusters()) {
            byShape.computeIfAbsent(cluster.shape().text(), ignored -> new ArrayList<>(1))
                    .add(cluster);
        }
    }

    private void drop(Cluster cluster) {
        byShape.computeIfPresent(cluster.shape().text(), (shape, clusters) -> {
            clusters.remove(cluster);
            return clusters.isEmpty() ? null : clusters;
        });
    }

    private Template template(Cluster cluster) {
        boolean alone = byShape.get(cluster.shape().text()).size() == 1;
        return alone ? cluster.template() : cluster.shape();
    }
}

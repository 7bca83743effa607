package dev.patternengine.message;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.Tenant;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What people decided, as far as this node has heard: each tenant's generation, and what was said about patterns. A function of the
 * entries of the log; ingest brings them, in order within each partition. May be read from any thread. Memory: a few hundred
 * bytes a review, at most {@value #MOST_REVIEWED} reviewed patterns a tenant and {@value #MOST_VOICES} people a pattern; and a name
 * for each tenant that was ever erased.
 */
public final class Register {
    /** More patterns of a tenant are not reviewed. */
    public static final int MOST_REVIEWED = 10_000;

    /** Of more people that review one pattern, those who spoke first are forgotten. */
    public static final int MOST_VOICES = 16;

    /** The version whose reviews had no keys. */
    private static final int KEYLESS = 1;

    private static final int VERSION = 2;

    private final Map<String, Integer> generations = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<Review>>> reviews = new ConcurrentHashMap<>();

    /** The tenant of a name, as it is now. */
    public Tenant tenant(String name) {
        return new Tenant(name, generations.getOrDefault(name, 0));
    }

    /** The key that stands for a name now. */
    public String key(String name) {
        return tenant(name).key();
    }

    /** Whether all that is under the key was erased. */
    public boolean isErased(String key) {
        if (generations.isEmpty()) {
            return false;
        }
        Tenant tenant = Tenant.of(key);
        return tenant.generation() < generations.getOrDefault(tenant.name(), 0);
    }

    /** What was said about the patterns of a tenant, by the pattern's id; the last to speak first. */
    public Map<String, List<Review>> reviews(String key) {
        return reviews.getOrDefault(key, Map.of());
    }

    /** Takes a stored batch; true when a tenant was erased by it that was not before. */
    public boolean follow(Batch batch) {
        boolean raised = raise(batch.tenant());
        if (!isErased(batch.tenant())) {
            for (Decision decision : batch.decisions()) {
                if (decision instanceof Decision.PatternReviewed reviewed) {
                    review(batch.tenant(), reviewed);
                }
            }
        }
        return raised;
    }

    /** A key of a later generation says that the earlier ones are gone. */
    private boolean raise(String key) {
        Tenant tenant = Tenant.of(key);
        if (tenant.generation() <= generations.getOrDefault(tenant.name(), 0)) {
            return false;
        }
        generations.put(tenant.name(), tenant.generation());
        reviews.keySet().removeIf(this::isErased);
        return true;
    }

    private void review(String key, Decision.PatternReviewed reviewed) {
        Map<String, List<Review>> patterns = reviews.computeIfAbsent(key, first -> new ConcurrentHashMap<>());
        Review said = reviewed.review();
        Stream<Review> others = patterns.getOrDefault(reviewed.pattern(), List.of()).stream()
                .filter(one -> !one.by().equals(said.by()));
        List<Review> now = said.verdict() == Review.Verdict.NONE
                ? others.toList()
                : Stream.concat(Stream.of(said), others).limit(MOST_VOICES).toList();
        if (now.isEmpty()) {
            patterns.remove(reviewed.pattern());
        } else if (patterns.size() < MOST_REVIEWED || patterns.containsKey(reviewed.pattern())) {
            patterns.put(reviewed.pattern(), now);
        }
    }

    /** Whether a review is what its author last said of the pattern. */
    boolean stands(String key, String pattern, Review review) {
        List<Review> said = reviews(key).getOrDefault(pattern, List.of());
        return review.verdict() == Review.Verdict.NONE
                ? said.stream().noneMatch(one -> one.by().equals(review.by()))
                : said.contains(review);
    }

    /** Whether one more pattern of the tenant can be reviewed. */
    public boolean hasRoom(String key, String pattern) {
        Map<String, List<Review>> patterns = reviews(key);
        return patterns.size() < MOST_REVIEWED || patterns.containsKey(pattern);
    }

    /** Forgets everything. */
    public void clear() {
        generations.clear();
        reviews.clear();
    }

    /**
     * All of it, as bytes: version 2; count, and so many names of tenants, each with its generation; count, and so many reviews, the
     * last to speak last, each with tenant, pattern, verdict, who, note, when, key.
     */
    public byte[] bytes() {
        WireOutput out = new WireOutput().writeByte(VERSION).writeCount(generations.size());
        new TreeMap<>(generations)
                .forEach((name, generation) -> out.writeText(name).writeCount(generation));
        Map<String, Map<String, List<Review>>> all = new TreeMap<>(reviews);
        out.writeCount(all.values().stream()
                .flatMap(patterns -> patterns.values().stream())
                .mapToInt(List::size)
                .sum());
        all.forEach(
                (key, patterns) -> new TreeMap<>(patterns).forEach((pattern, said) -> write(key, pattern, said, out)));
        return out.bytes();
    }

    private static void write(String key, String pattern, List<Review> said, WireOutput out) {
        for (int place = said.size() - 1; place >= 0; place--) {
            out.writeText(key).writeText(pattern);
            DecisionFormat.writeReview(said.get(place), out);
        }
    }

    /** Takes what {@link #bytes} gave, in this version or the one before, in place of all that was known. */
    public void load(byte[] bytes) {
        clear();
        WireInput in = new WireInput(bytes);
        boolean keyed = in.readVersion(KEYLESS, VERSION) > KEYLESS;
        for (int left = in.readSize(2); left > 0; left--) {
            generations.put(in.readText(), in.readInt());
        }
        for (int left = in.readSize(1); left > 0; left--) {
            review(in.readText(), new Decision.PatternReviewed(in.readText(), DecisionFormat.readReview(in, keyed)));
        }
        in.requireEnd();
    }
}

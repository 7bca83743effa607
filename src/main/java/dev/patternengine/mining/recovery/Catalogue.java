package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The templates of a model's signatures, kept until the model brings other ones: a cache of a function of the model.
 *
 * <p>Cost: the model's new signatures alone are looked at, and {@link Templates} takes each at a bounded cost; O(signatures)
 * after one was forgotten. Memory: the signatures' hashes, 8 to 16 bytes each, and the templates. One owner, one thread.
 */
final class Catalogue {
    private final LongOpenHashSet known = new LongOpenHashSet();
    private Templates templates = new Templates();
    private Model model;
    private long version;
    private long reversals;

    /** The template of a masked text in the model as it is. */
    Template template(Model current, String masked) {
        refresh(current);
        return templates.of(masked, isLearned(masked));
    }

    /** The signature of a masked text and those that stand for its template: a bounded sample of them. */
    long[] signatures(Model current, String masked) {
        refresh(current);
        return templates.signatures(masked, isLearned(masked));
    }

    /** All templates with all their signatures, by the template's text. O(signatures · clusters of a bucket). */
    Map<String, long[]> all(Model current) {
        refresh(current);
        Map<String, LongArrayList> groups = new TreeMap<>();
        for (long signature : current.columns(Rows.SIGNATURES)) {
            groups.computeIfAbsent(templates.of(current.name(signature), true).text(), ignored -> new LongArrayList())
                    .add(signature);
        }
        Map<String, long[]> all = new TreeMap<>();
        groups.forEach((text, group) -> all.put(text, group.toLongArray()));
        return all;
    }

    private boolean isLearned(String masked) {
        return known.contains(Hash64.of(masked));
    }

    private void refresh(Model current) {
        if (current == model && current.version() == version) {
            return;
        }
        boolean grown = current == model && current.reversals() == reversals;
        model = current;
        version = current.version();
        reversals = current.reversals();
        if (grown) {
            current.forEachNewest(Rows.SIGNATURES, this::learn);
        } else {
            read(current);
        }
    }

    /** Whether the signature was new. */
    private boolean learn(long signature) {
        boolean fresh = known.add(signature);
        if (fresh) {
            templates.add(model.name(signature));
        }
        return fresh;
    }

    private void read(Model current) {
        long kept = known.longStream()
                .filter(signature -> current.count(Rows.SIGNATURES, signature) > 0)
                .count();
        if (kept != known.size()) {
            templates = new Templates();
            known.clear();
        }
        current.forEach(Rows.SIGNATURES, (signature, count) -> learn(signature));
    }
}

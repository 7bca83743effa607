package dev.patternengine.mining.recovery;

import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The templates of a model's signatures, kept until the model brings other ones: a cache of a function of the model.
 *
 * <p>Cost: nothing while no failure was learned, O(signatures) after one, clustering of the buckets that grew after a new
 * signature, everything anew after one was forgotten. One owner, one thread.
 */
final class Catalogue {
    private static final long[] NO_SIGNATURES = {};

    private final LongOpenHashSet known = new LongOpenHashSet();
    private final Long2ObjectOpenHashMap<LongArrayList> members = new Long2ObjectOpenHashMap<>();
    private Templates templates = new Templates();
    private Model model;
    private long version;
    private long total;

    /** The template of a masked text in the model as it is. */
    Template template(Model current, String masked) {
        refresh(current);
        return templates.of(masked);
    }

    /** The signatures of a template; none when it has not been learned. */
    long[] signatures(Model current, Template template) {
        refresh(current);
        LongArrayList found = members.get(template.hash());
        return found == null ? NO_SIGNATURES : found.toLongArray();
    }

    /** All templates with their signatures, by the template's text. */
    Map<String, long[]> all(Model current) {
        refresh(current);
        Map<String, long[]> all = new TreeMap<>();
        for (LongArrayList group : members.values()) {
            all.put(templates.of(current.name(group.getLong(0))).text(), group.toLongArray());
        }
        return all;
    }

    private void refresh(Model current) {
        if (current == model && current.version() == version) {
            return;
        }
        boolean same = current == model
                && current.distinct(Rows.SIGNATURES) == known.size()
                && current.total(Rows.SIGNATURES) == total;
        model = current;
        version = current.version();
        total = current.total(Rows.SIGNATURES);
        if (!same) {
            read(current);
        }
    }

    private void read(Model current) {
        LongArrayList fresh = fresh(current);
        if (known.size() + fresh.size() != current.distinct(Rows.SIGNATURES)) {
            templates = new Templates();
            known.clear();
            fresh = fresh(current);
            members.clear();
        }
        if (!fresh.isEmpty()) {
            fresh.forEach((long signature) -> templates.add(current.name(signature)));
            known.addAll(fresh);
            group(current);
        }
    }

    private LongArrayList fresh(Model current) {
        LongArrayList fresh = new LongArrayList();
        current.forEach(Rows.SIGNATURES, (signature, count) -> {
            if (!known.contains(signature)) {
                fresh.add(signature);
            }
        });
        return fresh;
    }

    private void group(Model current) {
        members.clear();
        known.forEach((long signature) -> members.computeIfAbsent(
                        templates.of(current.name(signature)).hash(), ignored -> new LongArrayList())
                .add(signature));
    }
}

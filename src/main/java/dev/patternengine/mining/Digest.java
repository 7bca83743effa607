package dev.patternengine.mining;

import dev.patternengine.domain.Evidence.Name;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.ModelDigest;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import java.util.Iterator;

/**
 * Sums up models without copying or sorting them: two sums of the hashes of all cells and names, so that their order in memory does not
 * matter. Equal where {@link Snapshot} gives equal bytes. O(cells and names), about .3 s a million cells.
 */
final class Digest {
    private static final long FIRST = Hash64.of("first half of a digest");
    private static final long SECOND = Hash64.of("second half of a digest");

    private int tenants;
    private long cells;
    private long first;
    private long second;

    /** Adds a tenant's model, unless it holds nothing: who merely asked for a tenant has not learned of it. */
    void add(String tenant, Model model) {
        Iterator<Long2ObjectMap.Entry<Name>> names = model.names().iterator();
        if (model.cells() == 0 && !names.hasNext()) {
            return;
        }
        long owner = Hash64.of(tenant);
        tenants++;
        cells += model.cells();
        add(Hash64.mix(owner, model.cells()));
        for (long row : model.rowKeys()) {
            long place = Hash64.mix(owner, row);
            model.forEachSum(row, (column, sum) -> add(Hash64.mix(place, column, sum)));
        }
        addNames(owner, names);
    }

    private void addNames(long owner, Iterator<Long2ObjectMap.Entry<Name>> names) {
        while (names.hasNext()) {
            Long2ObjectMap.Entry<Name> one = names.next();
            Name name = one.getValue();
            long text = name.count() > 0 ? Hash64.of(name.text()) : 0;
            add(Hash64.mix(Hash64.mix(owner, one.getLongKey(), name.count()), ~text));
        }
    }

    private void add(long hash) {
        first += Hash64.mix(FIRST, hash);
        second += Hash64.mix(SECOND, hash);
    }

    ModelDigest of(Kind kind) {
        return new ModelDigest(kind, tenants, cells, "%016x%016x".formatted(first, second));
    }
}

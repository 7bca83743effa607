package dev.patternengine.wire;

import java.util.ArrayList;
import java.util.List;

/** A count, then so many of a format. */
public final class Lists {
    private Lists() {}

    public static <T> void write(List<T> items, WireFormat<T> format, WireOutput out) {
        out.writeCount(items.size());
        for (T item : items) {
            format.write(item, out);
        }
    }

    public static <T> List<T> read(WireFormat<T> format, WireInput in) {
        int size = in.readSize(1);
        List<T> items = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            items.add(format.read(in));
        }
        return items;
    }
}

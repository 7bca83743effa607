package dev.patternengine.mining.performance;

import dev.patternengine.mining.Recent;
import it.unimi.dsi.fastutil.longs.Long2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The members of groups that come most: the first few, until others come more often. Where a group is full, the last {@value #WAITING}
 * others that came are counted, and one that came {@value #REGULAR} times, and more often than the member that came least, takes that
 * one's place. So what comes once displaces nothing. Keeps 16384 groups, those looked at last; about 300 bytes a group. Starts empty. One
 * owner, one thread.
 */
final class Regulars {
    private static final int WAITING = 8;
    private static final int REGULAR = 4;

    private final int most;
    private final Recent<Group> groups = new Recent<>();

    private static final class Group {
        private final LongArrayList members = new LongArrayList(2);
        private final Long2IntLinkedOpenHashMap counts = new Long2IntLinkedOpenHashMap(2);
        private final Long2IntLinkedOpenHashMap waiting = new Long2IntLinkedOpenHashMap(0);

        void count(long member) {
            counts.put(member, Math.min(counts.get(member), Integer.MAX_VALUE - 1) + 1);
        }

        /** Counts one that is no member; whether it takes a member's place. */
        boolean considers(long other) {
            int times = waiting.getAndMoveToLast(other) + 1;
            int least = least();
            if (times < REGULAR || times <= counts.get(members.getLong(least))) {
                waiting.putAndMoveToLast(other, times);
                if (waiting.size() > WAITING) {
                    waiting.removeFirstInt();
                }
                return false;
            }
            waiting.remove(other);
            counts.remove(members.getLong(least));
            counts.put(other, times);
            members.set(least, other);
            return true;
        }

        private int least() {
            int least = 0;
            for (int place = 1; place < members.size(); place++) {
                if (counts.get(members.getLong(place)) < counts.get(members.getLong(least))) {
                    least = place;
                }
            }
            return least;
        }
    }

    /** @param most members a group may have */
    Regulars(int most) {
        this.most = most;
    }

    /** Counts one that came; whether it is a member of its group now. */
    boolean admit(long key, long member) {
        Group group = groups.get(key, Group::new);
        if (group.counts.containsKey(member)) {
            group.count(member);
            return true;
        }
        if (group.members.size() == most) {
            return group.considers(member);
        }
        group.members.add(member);
        group.counts.put(member, 1);
        return true;
    }

    /** How many members a group has. */
    int size(long key) {
        Group group = groups.look(key);
        return group == null ? 0 : group.members.size();
    }

    /** A member by its place, below {@link #size}. */
    long member(long key, int place) {
        return groups.look(key).members.getLong(place);
    }
}

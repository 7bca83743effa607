package dev.patternengine.mining.performance;

import dev.patternengine.mining.Recent;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The first few members of groups, so that what has too many different ones can be left out. Keeps 16384 groups, those
 * looked at last; about 150 bytes a group. Starts empty. One owner, one thread.
 */
final class Members {
    private final int most;
    private final Recent<Group> groups = new Recent<>();

    private static final class Group {
        private final LongArrayList members = new LongArrayList(2);
        private boolean tooMany;

        boolean admit(long member, int most) {
            if (members.contains(member)) {
                return true;
            }
            if (members.size() == most) {
                tooMany = true;
                return false;
            }
            members.add(member);
            return true;
        }
    }

    /** @param most members a group may have */
    Members(int most) {
        this.most = most;
    }

    /** Whether the member is among the first of its group. */
    boolean admit(long key, long member) {
        return groups.get(key, Group::new).admit(member, most);
    }

    /** Whether all members of its group that came were admitted, this one among them. */
    boolean isSmallWith(long key, long member) {
        Group group = groups.get(key, Group::new);
        group.admit(member, most);
        return !group.tooMany;
    }
}

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
    }

    /** @param most members a group may have */
    Members(int most) {
        this.most = most;
    }

    /** Whether the member is among the first of its group. */
    boolean admit(long key, long member) {
        Group group = groups.get(key, Group::new);
        if (group.members.contains(member)) {
            return true;
        }
        if (group.members.size() == most) {
            group.tooMany = true;
            return false;
        }
        group.members.add(member);
        return true;
    }

    /** Whether all members that came were admitted. */
    boolean isSmall(long key) {
        Group group = groups.look(key);
        return group != null && !group.tooMany;
    }
}

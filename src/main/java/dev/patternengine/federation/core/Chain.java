package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;
import java.util.List;
import java.util.TreeMap;

/**
 * One partition's log as far as this node has applied it. Takes links only in order, each once; holds at most {@link #MOST_AHEAD}
 * that came too early.
 */
final class Chain<B> {
    /** Links that wait for those before them; more are read from the log. */
    static final int MOST_AHEAD = 64;

    private final Linkage linkage;
    private final TreeMap<Long, Link<B>> ahead = new TreeMap<>();
    private EntryId position;
    private EntryId newest;
    private EntryId told;
    private boolean reading;

    Chain(EntryId position, Linkage linkage) {
        this.position = position;
        this.newest = position;
        this.linkage = linkage;
    }

    /** How a place lies to what was applied. */
    enum Fit {
        /** It was applied before, or is of a past that the log has lost. */
        KNOWN,
        /** It follows. */
        NEXT,
        /** It contradicts what was applied: one of the two is of a past that the log has lost, and only the log can tell which. */
        DOUBTFUL,
        /** Something before it is missing. */
        AHEAD,
        /** What was applied here is not in the log any more. */
        REPLACED
    }

    EntryId position() {
        return position;
    }

    /** The highest place heard of. */
    EntryId newest() {
        return newest;
    }

    boolean isBehind() {
        return newest.number() > position.number();
    }

    private Fit fit(EntryId id) {
        if (id.number() > position.number()) {
            return Fit.AHEAD;
        }
        boolean contradicts = id.number() == position.number() && !id.equals(position);
        return contradicts || id.epoch() > position.epoch() ? Fit.DOUBTFUL : Fit.KNOWN;
    }

    private Fit fit(Link<B> link) {
        if (link.id().number() != position.number() + 1) {
            return fit(link.id());
        }
        return linkage.follows(link.predecessor(), position) ? Fit.NEXT : Fit.DOUBTFUL;
    }

    /** Whether more was applied than the owner says there is. */
    boolean isBeyondTold() {
        return told != null && position.number() > told.number();
    }

    /** Takes a place that was heard of. */
    Fit hear(EntryId id) {
        if (id.number() > newest.number()) {
            newest = id;
        }
        return fit(id);
    }

    /** Takes the place where the owner says that the log ends: doubtful when it twice says less than was applied. */
    Fit hearEnd(EntryId end) {
        boolean rests = end.equals(told);
        told = end;
        Fit fit = hear(end);
        return fit == Fit.KNOWN && rests && !end.equals(position) ? Fit.DOUBTFUL : fit;
    }

    /** Takes links in order; those that can be applied go to the list, and the worst that was found comes back. */
    Fit take(List<Link<B>> links, List<Link<B>> applicable) {
        Fit worst = Fit.KNOWN;
        for (Link<B> link : links) {
            Fit fit = fit(link);
            switch (fit) {
                case NEXT -> advance(link, applicable);
                case AHEAD -> hold(link);
                default -> {}
            }
            worst = fit.compareTo(worst) > 0 ? fit : worst;
        }
        follow(applicable);
        return worst == Fit.AHEAD && !isBehind() ? Fit.NEXT : worst;
    }

    private void advance(Link<B> link, List<Link<B>> applicable) {
        position = link.id();
        applicable.add(link);
        if (position.number() > newest.number()) {
            newest = position;
        }
    }

    private void hold(Link<B> link) {
        hear(link.id());
        if (ahead.size() < MOST_AHEAD) {
            ahead.put(link.id().number(), link);
        }
    }

    /** Applies what was held and follows now; forgets what does not. */
    private void follow(List<Link<B>> applicable) {
        for (Link<B> link = ahead.remove(position.number() + 1);
                link != null && fit(link) == Fit.NEXT;
                link = ahead.remove(position.number() + 1)) {
            advance(link, applicable);
        }
        ahead.headMap(position.number(), true).clear();
    }

    /** Begins a reading, unless one is going on. */
    boolean beginReading() {
        boolean begins = !reading;
        reading = true;
        return begins;
    }

    /**
     * Ends the reading that began after a place that had been applied. What is read is the truth: where it contradicts, what was
     * applied is not in the log.
     */
    Fit endReading(EntryId after, List<Link<B>> links, EntryId end) {
        reading = false;
        if (end.number() < after.number() || (end.number() == after.number() && !end.equals(after))) {
            return Fit.REPLACED;
        }
        if (newest.number() > end.number()) {
            newest = end.number() > position.number() ? end : position;
        }
        return isCut(links, end) || contradicts(links) ? Fit.REPLACED : Fit.KNOWN;
    }

    /** Whether what follows the position is gone. */
    private boolean isCut(List<Link<B>> links, EntryId end) {
        long next = position.number() + 1;
        return links.isEmpty() ? end.number() >= next : links.get(0).id().number() > next;
    }

    private boolean contradicts(List<Link<B>> links) {
        return links.stream()
                .anyMatch(link ->
                        (link.id().number() == position.number() && !link.id().equals(position))
                                || (link.id().number() == position.number() + 1
                                        && !linkage.follows(link.predecessor(), position)));
    }

    void abandonReading() {
        reading = false;
    }

    /** Whether a link is beyond all that was heard of. */
    boolean isNews(Link<B> link) {
        return link.id().number() > newest.number();
    }
}

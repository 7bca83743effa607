package dev.patternengine.mining.tool;

import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Hash64;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which candidates were asked about lately and how they matched the goal, so that the use that follows shows how far
 * such matches can be trusted. Keeps the last 1024 questions with a goal, about 100 kB with a few candidates each; starts
 * empty and holds nothing that must survive. One owner, one thread.
 */
final class Asked {
    private static final int KEPT = 1_024;

    private final Long2ObjectLinkedOpenHashMap<Map<Long, Match>> questions = new Long2ObjectLinkedOpenHashMap<>();

    /** Remembers a question. */
    void add(long task, String goal, List<Candidate> candidates, List<Match> matches) {
        Map<Long, Match> byTool = new HashMap<>();
        for (int place = 0; place < candidates.size(); place++) {
            byTool.put(Hash64.of(candidates.get(place).tool()), matches.get(place));
        }
        questions.putAndMoveToLast(key(task, goal), byTool);
        if (questions.size() > KEPT) {
            questions.removeFirst();
        }
    }

    /** How the tool matched the goal when last asked about it; {@link Match#UNTOLD} when it was not. */
    Match match(long task, String goal, long tool) {
        Map<Long, Match> byTool = questions.isEmpty() ? null : questions.get(key(task, goal));
        return byTool == null ? Match.UNTOLD : byTool.getOrDefault(tool, Match.UNTOLD);
    }

    private static long key(long task, String goal) {
        return Hash64.mix(task, Hash64.of(goal));
    }
}

package dev.patternengine.mining.tool;

import dev.patternengine.domain.Interval;

/**
 * What is thought of one tool in given circumstances.
 *
 * @param tool its hash
 * @param match how its name and description match the goal
 * @param expected log odds of success by the task and the match alone
 * @param evidence what the tool's record and the circumstances add to them at face value
 * @param probability of success, both put together
 * @param interval of the probability
 * @param support uses it rests on: of the tool at the task, and of other tools that matched as well
 */
record Verdict(
        long tool,
        Match match,
        double expected,
        double evidence,
        double probability,
        Interval interval,
        long support) {}

package dev.patternengine.domain;

/**
 * Word of a session that began to loop, or whose loop has doubled since the last word.
 *
 * @param session its name; empty where the agent is the session
 * @param agent who runs it; empty when not told
 * @param at when the last step ended, epoch milliseconds
 */
public record LoopWarning(String session, String agent, long at, Loop loop) {}

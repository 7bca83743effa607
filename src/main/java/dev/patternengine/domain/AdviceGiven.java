package dev.patternengine.domain;

/**
 * Word of a question that was answered. Holds no free text of who asked.
 *
 * @param node that answered
 * @param at epoch milliseconds
 */
public record AdviceGiven(String node, long at, Question question, Advice advice) {}

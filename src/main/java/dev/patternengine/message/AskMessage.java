package dev.patternengine.message;

import dev.patternengine.domain.Question;

/** A tenant's question; the partition is that of its session, any without one. */
public record AskMessage(String tenant, Question question, int partition) {}

package dev.patternengine.message;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Question;

/** Asks how long what a kind answered to a tenant's question is expected to take. */
public record TimedMessage(String tenant, Question question, Answer answer) {}

package dev.patternengine.message;

import dev.patternengine.domain.Kind;

/** A question of one kind to the node that owns its session. */
public record AskedMessage(Kind kind, AskMessage ask) {}

package dev.patternengine.message;

import dev.patternengine.domain.SessionView;
import java.util.Optional;

/** The session, if it is open. */
public record SessionFoundMessage(Optional<SessionView> session) {}

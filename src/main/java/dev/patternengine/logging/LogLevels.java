package dev.patternengine.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The levels of the loggers of this process, which can be changed while it runs. May be used from any thread. */
public final class LogLevels {
    /** From the loudest to the quietest. */
    public static final List<String> NAMES = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    private static final List<String> CHATTY = List.of("TRACE", "DEBUG");
    private static final String OWN = "dev.patternengine";

    private LogLevels() {}

    /** The level of a logger or of all below a package; empty when nothing logs by that name. */
    public static Optional<LogLevel> find(String name) {
        return logger(name).map(LogLevels::level);
    }

    private static Optional<Logger> logger(String name) {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? Optional.ofNullable(context.exists(name))
                : Optional.empty();
    }

    private static LogLevel level(Logger logger) {
        Level own = logger.getLevel();
        return new LogLevel(
                logger.getName(),
                own == null ? "" : own.toString(),
                logger.getEffectiveLevel().toString());
    }

    /** Whether a logger may have a level: what libraries say below INFO may hold what people sent. */
    public static boolean isAllowed(String name, String level) {
        return !CHATTY.contains(level) || name.equals(OWN) || name.startsWith(OWN + ".");
    }

    /**
     * Sets a level until the process ends.
     *
     * @param level one of {@link #NAMES}, or empty for that of the one above
     * @return what it is now; empty when nothing logs by that name
     */
    public static Optional<LogLevel> set(String name, String level) {
        return logger(name).map(logger -> {
            boolean root = name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME);
            logger.setLevel(level.isEmpty() ? (root ? Level.WARN : null) : Level.toLevel(level));
            return level(logger);
        });
    }
}

package dev.patternengine.cli.configuration;

/** The environment or the file says what cannot be; the message names the place and the way out, and holds no secret. */
public final class ConfigurationMistake extends RuntimeException {
    ConfigurationMistake(String message) {
        super(message);
    }
}

package dev.patternengine.cli;

import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running engine a command talks to, and the key it shows. */
final class EngineOptions {
    @Option(
            names = "--url",
            converter = EngineUrl.class,
            defaultValue = "http://localhost:8080",
            description = "The running engine (default: ${DEFAULT-VALUE}).")
    private URI url;

    @Mixin
    private final KeyOptions key;

    EngineOptions(Map<String, String> environment) {
        this.key = new KeyOptions(environment);
    }

    EngineClient client() {
        return EngineClient.of(url, key.key(), Pause.REAL);
    }
}

package dev.patternengine;

import dev.patternengine.cli.PatternEngineCommand;
import dev.patternengine.engine.StandardMiners;

/** The command line's entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(PatternEngineCommand.run(StandardMiners.ALL, arguments));
    }
}

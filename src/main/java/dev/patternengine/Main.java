package dev.patternengine;

import dev.patternengine.cli.PatternEngineCommand;
import dev.patternengine.mining.Miners;

/** The command line's entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(PatternEngineCommand.run(new Miners(), arguments));
    }
}

package dev.patternengine.engine;

import dev.patternengine.mining.Miners;
import dev.patternengine.mining.performance.PerformanceMiner;
import dev.patternengine.mining.recovery.RecoveryMiner;
import dev.patternengine.mining.sequence.SequenceMiner;
import dev.patternengine.mining.tool.ToolMiner;

/** The miners an engine runs with unless told otherwise. */
public final class StandardMiners {
    public static final Miners ALL = new Miners()
            .with(SequenceMiner::new)
            .with(RecoveryMiner::new)
            .with(ToolMiner::new)
            .with(PerformanceMiner::new);

    private StandardMiners() {}
}

package dev.patternengine.mining.performance;

import dev.patternengine.mining.Miner;
import dev.patternengine.mining.MinerContract;

class PerformanceMinerTest extends MinerContract<Calls, PerformanceMiner.Expectation> {
    @Override
    protected Miner<Calls, PerformanceMiner.Expectation> miner() {
        return new PerformanceMiner();
    }

    @Override
    protected boolean remembers() {
        return true;
    }
}

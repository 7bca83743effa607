package dev.patternengine.mining.tool;

import dev.patternengine.mining.Miner;
import dev.patternengine.mining.MinerContract;

class ToolMinerTest extends MinerContract<String, ToolMiner.Expectation> {
    @Override
    protected Miner<String, ToolMiner.Expectation> miner() {
        return new ToolMiner();
    }
}

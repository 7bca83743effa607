package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Miner;
import dev.patternengine.mining.MinerContract;

class SequenceMinerTest extends MinerContract<Trail, Forecast> {
    @Override
    protected Miner<Trail, Forecast> miner() {
        return new SequenceMiner();
    }
}

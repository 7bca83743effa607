package dev.patternengine.mining.recovery;

import dev.patternengine.mining.Miner;
import dev.patternengine.mining.MinerContract;
import java.util.List;

class RecoveryMinerContractTest extends MinerContract<RecoveryState, List<Expectation>> {
    @Override
    protected Miner<RecoveryState, List<Expectation>> miner() {
        return new RecoveryMiner();
    }
}

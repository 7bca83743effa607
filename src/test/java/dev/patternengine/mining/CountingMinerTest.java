package dev.patternengine.mining;

import dev.patternengine.domain.Kind;

class CountingMinerTest extends MinerContract<Integer, String> {
    @Override
    protected Miner<Integer, String> miner() {
        return new CountingMiner(Kind.SEQUENCE);
    }
}

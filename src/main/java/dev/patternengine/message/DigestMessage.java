package dev.patternengine.message;

import dev.patternengine.domain.ModelDigest;

/** What a miner's models come to. */
public record DigestMessage(ModelDigest digest) {}

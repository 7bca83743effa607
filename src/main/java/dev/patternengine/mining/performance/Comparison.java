package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;

/**
 * Two values of a dimension at a task. Differences are log time of the first less that of the second: above 0 where the
 * second is faster.
 *
 * @param dimension of a task: its hash with the task's
 * @param first the value with the lower hash
 * @param second the other value
 */
record Comparison(long dimension, long first, long second) {
    static Comparison of(long dimension, long one, long other) {
        return new Comparison(dimension, Math.min(one, other), Math.max(one, other));
    }

    long key() {
        return Hash64.mix(Hash64.mix(dimension, first), second);
    }

    /** The key of a value of the dimension. */
    long variant(long value) {
        return Hash64.mix(dimension, value);
    }

    Claim claim(boolean secondIsFaster) {
        return secondIsFaster ? new Claim(this, second, first) : new Claim(this, first, second);
    }

    /** That one of the two is faster than the other. */
    record Claim(Comparison of, long faster, long slower) {
        long key() {
            return Hash64.mix(of.dimension, faster, Long.rotateLeft(slower, 1));
        }

        Claim opposite() {
            return new Claim(of, slower, faster);
        }

        /** 1 where positive differences support it, -1 where negative ones do. */
        int sign() {
            return faster == of.second ? 1 : -1;
        }
    }
}

package dev.patternengine.storage.redis;

/** The names of all keys. What one script touches shares a hash tag, so that it shares a slot. */
final class Keys {
    private final String prefix;

    Keys(String prefix) {
        this.prefix = prefix;
    }

    /** A partition's stream. */
    String log(int partition) {
        return prefix + ":log:{" + partition + "}";
    }

    /** Names the checkpoints that count. */
    String manifest() {
        return prefix + ":{ckp}:manifest";
    }

    /** The number given to the last checkpoint begun. */
    String lastCheckpoint() {
        return prefix + ":{ckp}:last";
    }

    /** The checkpoints that do not count, those begun and those superseded: number and parts of each. */
    String unfinished() {
        return prefix + ":{ckp}:unfinished";
    }

    /** What the keys of a checkpoint's parts begin with. */
    String parts(long checkpoint) {
        return prefix + ":{ckp}:" + checkpoint + ":";
    }

    /** A part of a checkpoint, from 0 on. */
    String part(long checkpoint, int place) {
        return parts(checkpoint) + place;
    }

    /** Who writes a checkpoint. */
    String turn() {
        return prefix + ":{ckp}:turn";
    }

    /** The nodes and their signs of life. */
    String nodes() {
        return prefix + ":{nodes}:alive";
    }

    /** The owners of partitions. */
    String owners() {
        return prefix + ":{nodes}:owners";
    }

    /** When a node last showed itself, and when the last silence of all ended. */
    String silence() {
        return prefix + ":{nodes}:silence";
    }

    /** What people asked of all nodes. */
    String control() {
        return prefix + ":{nodes}:control";
    }

    /** The list of that. */
    String audit() {
        return prefix + ":{nodes}:audit";
    }

    /** Who joins. */
    String joining() {
        return prefix + ":{nodes}:joining";
    }

    /** A value of the engine's that all nodes share. */
    String shared(String name) {
        return prefix + ":" + name;
    }
}

package dev.patternengine.storage.redis;

/**
 * How the connection to Redis is at a moment.
 *
 * @param up whether it answers
 * @param connects how often it was connected to since the start
 * @param waitingAppends that are not answered yet
 * @param waitingBytes of these
 * @param usedBytes by Redis, as it last said
 * @param mostBytes that Redis may use; 0 when there is no bound
 */
public record RedisState(
        boolean up, long connects, int waitingAppends, long waitingBytes, long usedBytes, long mostBytes) {}

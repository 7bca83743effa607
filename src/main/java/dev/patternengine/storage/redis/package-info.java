/**
 * The log and the checkpoints in Redis: a stream a partition, checkpoints as values behind one manifest.
 *
 * <p>{@link dev.patternengine.storage.redis.RedisStore} puts the parts together. Everything behind it runs on one Vert.x
 * context, so that nothing needs a lock: the {@link dev.patternengine.storage.redis.Supervisor} keeps a
 * {@link dev.patternengine.storage.redis.Connection} alive, {@link dev.patternengine.storage.redis.Tails} knows where each
 * stream ends, {@link dev.patternengine.storage.redis.Script} holds what Redis must decide in one step.
 */
package dev.patternengine.storage.redis;

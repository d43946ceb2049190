package io.bookmaru.benchmarks.ranking;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;

/// The naive way: each member's hash gets a field that says whose score is out of date.
final class FieldPerMember implements AutoCloseable {
    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    FieldPerMember(int port) {
        this.client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        this.redis = client.connect().sync();
        redis.flushall();
    }

    /// One change of one member, told to so many others.
    void change(int members) {
        for (var member = 1; member <= members; member++)
            redis.hset("ranking:" + member, "17", "stale");
    }

    @Override
    public void close() {
        redis.flushall();
        client.shutdown();
    }
}

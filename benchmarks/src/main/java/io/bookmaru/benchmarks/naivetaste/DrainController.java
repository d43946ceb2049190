package io.bookmaru.benchmarks.naivetaste;

import io.bookmaru.events.ReactionChanged;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Runs the job when told to, and answers when it is done.
@RestController
class DrainController {
    private static final int CHUNK = 10;

    private final StringRedisTemplate redis;
    private final ApplyChunk applyChunk;
    private final JsonMapper json;

    DrainController(StringRedisTemplate redis, ApplyChunk applyChunk, JsonMapper json) {
        this.redis = redis;
        this.applyChunk = applyChunk;
        this.json = json;
    }

    @PostMapping("/drain")
    int drain() {
        var reactions =
                redis.opsForList().range(NaiveTastes.LIST, 0, -1).stream()
                        .map(reaction -> json.readValue(reaction, ReactionChanged.class))
                        .toList();
        for (int from = 0; from < reactions.size(); from += CHUNK)
            applyChunk.apply(reactions.subList(from, Math.min(from + CHUNK, reactions.size())));
        redis.delete(NaiveTastes.LIST);
        return reactions.size();
    }
}

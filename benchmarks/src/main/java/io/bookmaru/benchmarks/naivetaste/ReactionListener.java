package io.bookmaru.benchmarks.naivetaste;

import io.bookmaru.events.ReactionChanged;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads the whole list, deletes it, and pushes it back with the new reaction in place of the
/// child's older one to that book.
@Component
class ReactionListener {
    private final StringRedisTemplate redis;
    private final JsonMapper json;

    ReactionListener(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    @KafkaListener(topics = NaiveTastes.TOPIC)
    void on(String value) {
        var event = json.readValue(value, ReactionChanged.class);
        var list = redis.opsForList();
        var reactions = list.range(NaiveTastes.LIST, 0, -1);
        redis.delete(NaiveTastes.LIST);
        var pair = "\"childId\":%d,\"bookId\":%d,".formatted(event.childId(), event.bookId());
        reactions.removeIf(reaction -> reaction.contains(pair));
        reactions.add(value);
        list.rightPushAll(NaiveTastes.LIST, reactions);
    }
}

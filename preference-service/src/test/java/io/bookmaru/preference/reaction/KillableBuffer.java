package io.bookmaru.preference.reaction;

import io.bookmaru.preference.testing.FailPoint;
import io.bookmaru.preference.testing.FailPoint.Step;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.data.redis.core.StringRedisTemplate;

public class KillableBuffer extends ReactionBuffer {
    private final FailPoint failPoint;

    KillableBuffer(StringRedisTemplate redis, BufferProperties properties, FailPoint failPoint) {
        super(redis, properties);
        this.failPoint = failPoint;
    }

    @Override
    Added add(int partition, long epoch, long from, long to, List<Received> reactions) {
        var added = super.add(partition, epoch, from, to, reactions);
        if (added == Added.ADDED) failPoint.reach(Step.BUFFERED);
        return added;
    }

    @Override
    OptionalInt setAside(int partition, long epoch, long nextOffset, String key) {
        var reactions = super.setAside(partition, epoch, nextOffset, key);
        if (reactions.orElse(0) > 0) failPoint.reach(Step.SET_ASIDE);
        return reactions;
    }

    @Override
    void discard(SetAside setAside) {
        failPoint.reach(Step.LAST_CHUNK_COMMITTED);
        super.discard(setAside);
        failPoint.reach(Step.DISCARDED);
    }
}

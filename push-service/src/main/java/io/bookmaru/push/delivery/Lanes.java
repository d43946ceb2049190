package io.bookmaru.push.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// A lane for each push service. What one of them does is felt in its own lane only.
@Component
class Lanes {
    private static final Duration IDLE = Duration.ofHours(1);

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final DeliveryProperties properties;
    private final Clock clock;

    Lanes(DeliveryProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    Lane of(String origin) {
        return lanes.computeIfAbsent(origin, o -> new Lane(o, properties, clock));
    }

    /// Shares places out evenly; what a lane cannot take is left to those after it.
    ///
    /// @return how many places each origin has got, and has to give back
    Map<String, Integer> enter(List<String> origins, int places) {
        forgetIdle();
        var entered = new LinkedHashMap<String, Integer>();
        var left = places;
        var waiting = origins.size();
        for (var origin : origins) {
            var share = Math.ceilDiv(left, waiting--);
            var got = of(origin).enter(share);
            if (got > 0) entered.put(origin, got);
            left -= got;
        }
        return entered;
    }

    private void forgetIdle() {
        var since = clock.instant().minus(IDLE);
        lanes.values().removeIf(lane -> lane.isIdleSince(since));
    }
}

package io.bookmaru.push.subscription;

import static java.util.stream.Collectors.toMap;

import io.bookmaru.push.webpush.VapidKey;
import io.bookmaru.push.webpush.VapidKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How many subscriptions each of our keys has. One of none can be retired; one that is missing
/// keeps its subscriptions from being sent to.
@Component
class SubscriptionMetrics {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionMetrics.class);

    private final Subscriptions subscriptions;
    private final VapidKeys vapid;
    private final MultiGauge counts;
    private Set<String> missing = Set.of();

    SubscriptionMetrics(Subscriptions subscriptions, VapidKeys vapid, MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.counts = MultiGauge.builder("bookmaru.push.subscriptions").register(meters);
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    void count() {
        Map<String, Long> byKey =
                vapid.all().stream()
                        .collect(toMap(VapidKey::id, _ -> 0L, Long::sum, LinkedHashMap::new));
        byKey.putAll(subscriptions.countByKey());
        counts.register(
                byKey.entrySet().stream()
                        .<Row<?>>map(key -> row(key.getKey(), key.getValue()))
                        .toList(),
                /* overwrite */ true);
        tellOfMissing(byKey);
    }

    private Row<?> row(String keyId, long count) {
        return Row.of(Tags.of("key", keyId, "state", state(keyId)), count);
    }

    private String state(String keyId) {
        if (vapid.current().id().equals(keyId)) return "current";
        return vapid.find(keyId).isPresent() ? "other" : "missing";
    }

    private void tellOfMissing(Map<String, Long> byKey) {
        var now = new LinkedHashMap<>(byKey);
        now.keySet().removeIf(key -> vapid.find(key).isPresent());
        if (!missing.containsAll(now.keySet()))
            log.error(
                    "Subscriptions of VAPID keys that are not configured: {} (expected: each key in"
                            + " bookmaru.vapid.other-keys until it has none)",
                    now);
        missing = Set.copyOf(now.keySet());
    }
}

package io.bookmaru.api.giveaway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bookmaru.http.NotFoundException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The giveaways that were asked for lately.
@Component
class KnownGiveaways implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(KnownGiveaways.class);
    private static final int MOST = 10_000;
    private static final Duration UNUSED = Duration.ofHours(1);

    private final Cache<Long, KnownGiveaway> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();
    private final Giveaways giveaways;
    private final GiveawayProperties properties;

    KnownGiveaways(Giveaways giveaways, GiveawayProperties properties) {
        this.giveaways = giveaways;
        this.properties = properties;
    }

    /// Read once, though everybody asks when it has just opened.
    KnownGiveaway get(long id) {
        return known.get(id, this::read);
    }

    private KnownGiveaway read(long id) {
        var giveaway = giveaways.find(id).orElseThrow(() -> NotFoundException.of("giveaway", id));
        var read = new KnownGiveaway(giveaway, giveaways.receipts(id));
        if (giveaways.progress(id).isSoldOut()) read.sellOut();
        return read;
    }

    /// What this instance has not consumed itself it learns here.
    private void follow() {
        var open =
                known.asMap().values().stream()
                        .filter(one -> one.giveaway().mode() == Mode.FIRST_COME && !one.isSoldOut())
                        .map(one -> one.giveaway().id())
                        .toList();
        if (open.isEmpty()) return;
        try {
            giveaways.soldOut(open).forEach(this::sellOut);
        } catch (DataAccessException | TransactionException e) {
            log.debug("Giveaways are not followed now", e);
        }
    }

    void sellOut(long id) {
        var giveaway = known.getIfPresent(id);
        if (giveaway != null) giveaway.sellOut();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        var every = properties.lookEvery();
        tasks.addFixedDelayTask(new IntervalTask(this::follow, every, every));
    }
}

package io.bookmaru.api.review;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// Compensates for reader infos whose event was discarded as a dead letter or is stuck: now and
/// then every review is brought up to date. Any number of instances may do it at once.
@Component
class HealReviews implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(HealReviews.class);

    private final ShowReaderInfo showReaderInfo;
    private final ReviewProperties properties;

    HealReviews(ShowReaderInfo showReaderInfo, ReviewProperties properties) {
        this.showReaderInfo = showReaderInfo;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        var every = properties.healEvery();
        tasks.addFixedDelayTask(new IntervalTask(this::heal, every, every));
    }

    void heal() {
        int healed = showReaderInfo.whereOutOfDate();
        if (healed > 0) log.info("{} reviews showed an old reader info", healed);
    }
}

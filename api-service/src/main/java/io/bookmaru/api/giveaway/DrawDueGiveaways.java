package io.bookmaru.api.giveaway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// Draws what is due: first come when it is sold out or closed, a raffle when an admin has asked
/// for it and it is closed.
@Component
class DrawDueGiveaways implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(DrawDueGiveaways.class);

    private final Giveaways giveaways;
    private final DrawGiveaway drawGiveaway;
    private final GiveawayProperties properties;

    DrawDueGiveaways(
            Giveaways giveaways, DrawGiveaway drawGiveaway, GiveawayProperties properties) {
        this.giveaways = giveaways;
        this.drawGiveaway = drawGiveaway;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        var every = properties.lookEvery();
        tasks.addFixedDelayTask(new IntervalTask(this::drawOrLater, every, every));
    }

    private void drawOrLater() {
        try {
            giveaways.toDraw().forEach(this::drawOrLater);
        } catch (RuntimeException e) {
            log.warn("Giveaways are not drawn now: {}", e.toString());
        }
    }

    /// One that cannot be drawn holds up no other.
    private void drawOrLater(long id) {
        try {
            drawGiveaway.draw(id);
        } catch (RuntimeException e) {
            log.warn("Giveaway {} is not drawn now: {}", id, e.toString());
        }
    }
}

package io.bookmaru.push.giveaway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.GiveawayDrawn;
import io.bookmaru.events.Topics;
import io.bookmaru.push.notification.Announce;
import io.bookmaru.push.notification.Announcement;
import io.bookmaru.push.notification.NotificationKind;
import io.bookmaru.push.notification.NotificationText;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Tells each winner of a giveaway once, however many events name it.
@Component
class GiveawayDrawnListener {
    private final Announce announce;

    GiveawayDrawnListener(Announce announce) {
        this.announce = announce;
    }

    @KafkaListener(topics = Topics.GIVEAWAY_DRAWN)
    void on(GiveawayDrawn event) {
        announce.to(
                event.winnerIds(),
                new Announcement(
                        drawOf(event.giveawayId()),
                        NotificationKind.GIVEAWAY_WON,
                        "/giveaways/" + event.giveawayId(),
                        "giveaway-" + event.giveawayId()),
                NotificationText::ofGiveawayWon);
    }

    /// What happened is the draw; a giveaway with many winners has several events.
    private static UUID drawOf(long giveawayId) {
        return UUID.nameUUIDFromBytes(("giveaway-drawn " + giveawayId).getBytes(UTF_8));
    }
}

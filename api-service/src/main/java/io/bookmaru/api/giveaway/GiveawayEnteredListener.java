package io.bookmaru.api.giveaway;

import io.bookmaru.events.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Gives the entries of the log their places. The records of a partition come together, in the
/// transaction of its position, and none is passed over: that would change who wins.
@Component
class GiveawayEnteredListener {
    private final ReadEntries readEntries;
    private final GivePlaces givePlaces;

    GiveawayEnteredListener(ReadEntries readEntries, GivePlaces givePlaces) {
        this.readEntries = readEntries;
        this.givePlaces = givePlaces;
    }

    @KafkaListener(
            topics = Topics.GIVEAWAY_ENTERED,
            containerFactory = "wholeBatches",
            properties = "max.poll.records=2000")
    void on(List<ConsumerRecord<byte[], byte[]>> records) {
        givePlaces.to(readEntries.read(records));
    }
}

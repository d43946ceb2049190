package io.bookmaru.api.review;

import io.bookmaru.events.ReaderInfoChanged;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Shows what a member has told of its reader in all of its reviews. A late or repeated event, also
/// a replayed dead letter, finds a newer revision there and changes nothing.
@Component
class ReaderInfoListener {
    private final ShowReaderInfo showReaderInfo;

    ReaderInfoListener(ShowReaderInfo showReaderInfo) {
        this.showReaderInfo = showReaderInfo;
    }

    @KafkaListener(topics = Topics.READER_INFO_CHANGED)
    void on(ReaderInfoChanged event) {
        showReaderInfo.inReviewsOf(
                event.memberId(),
                event.revision(),
                new ReaderInfo(event.readingLevel(), event.ageYears()));
    }
}

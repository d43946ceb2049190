package io.bookmaru.api.review;

import io.bookmaru.api.member.Members;
import io.bookmaru.events.ReaderInfoChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes a review. What it tells of the reader is published, so that the member's other reviews
/// show it too; one that tells nothing shows what was told before.
@Component
class WriteReview {
    private final Reviews reviews;
    private final ReaderInfos readerInfos;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    WriteReview(
            Reviews reviews, ReaderInfos readerInfos, Members members, Outbox outbox, Clock clock) {
        this.reviews = reviews;
        this.readerInfos = readerInfos;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ConflictException when the author has reviewed this book; nothing is told then
    @Transactional
    public Review write(
            long authorId, long bookId, int rating, String body, @Nullable ReaderInfo told) {
        if (!reviews.bookExists(bookId)) throw NotFoundException.of("book", bookId);
        if (!members.keepFromErasure(authorId)) throw NotFoundException.of("member", authorId);
        if (told != null) tell(authorId, told);
        long id = insert(authorId, bookId, rating, body);
        return reviews.find(id).orElseThrow();
    }

    private void tell(long memberId, ReaderInfo info) {
        readerInfos
                .put(memberId, info, clock.instant())
                .ifPresent(revision ->
                        outbox.append(
                                Topics.READER_INFO_CHANGED,
                                memberId,
                                new ReaderInfoChanged(
                                        EventIds.next(),
                                        clock.instant(),
                                        memberId,
                                        revision,
                                        info.readingLevel(),
                                        info.ageYears())));
    }

    private long insert(long authorId, long bookId, int rating, String body) {
        var told = readerInfos.findToShow(authorId);
        try {
            return reviews.insert(bookId, authorId, rating, body, told, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new ConflictException(
                    "review-exists", "You have reviewed book %d already".formatted(bookId));
        }
    }
}

package io.bookmaru.api.giveaway;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.GiveawayDrawn;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Settles who wins, once all entries that count have their places, and has the winners told.
@Component
class DrawGiveaway {
    private static final int WINNERS_IN_AN_EVENT = 1_000;

    private final Giveaways giveaways;
    private final Entries entries;
    private final PublishedDraws published;
    private final ErasedSubjects erased;
    private final Outbox outbox;
    private final Clock clock;

    DrawGiveaway(
            Giveaways giveaways,
            Entries entries,
            PublishedDraws published,
            ErasedSubjects erased,
            Outbox outbox,
            Clock clock) {
        this.giveaways = giveaways;
        this.entries = entries;
        this.published = published;
        this.erased = erased;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Changes nothing when it is not due or was done before.
    @Transactional
    public void draw(long id) {
        var progress = giveaways.lock(List.of(id)).get(id);
        if (progress == null || !progress.isDue()) return;
        var winners =
                progress.mode() == Mode.FIRST_COME ? first(id, progress) : drawn(id, progress);
        entries.win(id, winners);
        giveaways.drawn(id, clock.instant());
        for (int from = 0; from < winners.size(); from += WINNERS_IN_AN_EVENT) {
            int to = Math.min(from + WINNERS_IN_AN_EVENT, winners.size());
            tell(id, winners.subList(from, to));
        }
    }

    private List<Long> first(long id, Progress progress) {
        return membersNow(id, progress.quota());
    }

    private List<Long> drawn(long id, Progress progress) {
        var members = membersNow(id, progress.entries());
        var receipts = giveaways.receipts(id);
        var hashes = members.stream().map(receipts::hashOf).toList();
        var seed = giveaways.seed(id);
        var numbers = Raffle.draw(seed, hashes, progress.quota());
        published.add(id, seed, hashes, numbers.stream().map(hashes::get).toList());
        return numbers.stream().map(members::get).toList();
    }

    /// Read once more when nobody of them can be erased until this is done: who is gone does not
    /// win.
    private List<Long> membersNow(long id, int lastPlace) {
        var members = entries.members(id, lastPlace);
        var gone = erased.among(Kind.MEMBER, members.stream().mapToLong(m -> m).toArray());
        return members.stream().filter(member -> !gone.contains(member)).toList();
    }

    private void tell(long id, List<Long> winners) {
        var event = new GiveawayDrawn(EventIds.next(), clock.instant(), id, List.copyOf(winners));
        outbox.append(Topics.GIVEAWAY_DRAWN, id, event);
    }
}

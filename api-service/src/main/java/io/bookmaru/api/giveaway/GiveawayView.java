package io.bookmaru.api.giveaway;

import io.bookmaru.api.giveaway.PublishedDraws.PublishedDraw;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A giveaway as everybody may see it.
///
/// @param entries places given so far
/// @param commitment SHA-256 of a raffle's seed in hexadecimal
/// @param draw once a raffle is drawn
record GiveawayView(
        long id,
        String title,
        Mode mode,
        int quota,
        Instant opensAt,
        Instant closesAt,
        State state,
        boolean soldOut,
        int entries,
        @Nullable String commitment,
        @Nullable Instant drawnAt,
        @Nullable Draw draw) {

    enum State {
        SCHEDULED,
        OPEN,
        /// Entries that were accepted in time may still be on their way.
        CLOSING,
        CLOSED,
        DRAWN
    }

    /// What is needed to check a draw.
    ///
    /// @param entries how many took part: fewer than places were given if a member is gone
    /// @param entriesSha256 of all entries' hashes, one after the other
    /// @param file the list of entries and winners
    record Draw(String seed, int entries, String entriesSha256, int winners, String file) {}

    static GiveawayView of(
            Giveaway giveaway, Progress progress, Optional<PublishedDraw> draw, Instant now) {
        var hex = HexFormat.of();
        var commitment = giveaway.commitment();
        return new GiveawayView(
                giveaway.id(),
                giveaway.title(),
                giveaway.mode(),
                giveaway.quota(),
                giveaway.opensAt(),
                giveaway.closesAt(),
                state(giveaway, progress, now),
                progress.isSoldOut(),
                progress.entries(),
                commitment == null ? null : hex.formatHex(commitment),
                progress.drawnAt(),
                draw.map(published ->
                                new Draw(
                                        hex.formatHex(published.seed()),
                                        published.entries(),
                                        hex.formatHex(published.entriesSha256()),
                                        published.winners(),
                                        "/api/v1/giveaways/%d/draw".formatted(giveaway.id())))
                        .orElse(null));
    }

    private static State state(Giveaway giveaway, Progress progress, Instant now) {
        if (progress.isDrawn()) return State.DRAWN;
        if (progress.isClosed()) return State.CLOSED;
        if (giveaway.hasClosed(now)) return State.CLOSING;
        return giveaway.hasOpened(now) ? State.OPEN : State.SCHEDULED;
    }
}

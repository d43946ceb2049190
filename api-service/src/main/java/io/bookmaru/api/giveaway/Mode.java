package io.bookmaru.api.giveaway;

enum Mode {
    /// The first to enter win.
    FIRST_COME,

    /// Drawn among all who have entered.
    RAFFLE
}

package io.bookmaru.api.giveaway;

enum EntryStatus {
    WAITING,
    WON,
    LOST
}

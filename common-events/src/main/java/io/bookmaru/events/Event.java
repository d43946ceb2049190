package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// A fact that has happened. Every record here begins with the same two values.
public sealed interface Event
        permits MemberJoined,
                MemberChanged,
                MemberErased,
                ErasureConfirmed,
                BlockChanged,
                ChildChanged,
                BookChanged,
                ReactionChanged,
                ProfileChanged,
                CommentCreated,
                ReaderInfoChanged,
                GiveawayDrawn,
                GiveawayEntered,
                SubscriptionRequested,
                SubscriptionAnswered {

    /// A UUID version 7, new for each fact. A repeated delivery carries the same one.
    UUID eventId();

    /// When it happened, in UTC. For people and metrics; order is told by revisions, never by this.
    Instant occurredAt();
}

package io.bookmaru.events;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// Every topic: its name, its key (which decides the order that is kept) and its producer.
public final class Topics {

    /// Key: member. Producer: api-service. Payload: [MemberJoined].
    public static final String MEMBER_JOINED = "v1.event.member-joined";

    /// Key: member. Producer: api-service. Compacted. Payload: [MemberChanged].
    public static final String MEMBER_CHANGED = "v1.event.member-changed";

    /// Key: member. Producer: api-service. Payload: [MemberErased].
    public static final String MEMBER_ERASED = "v1.event.member-erased";

    /// Key: subject. Producer: all but api-service. Payload: [ErasureConfirmed].
    public static final String ERASURE_CONFIRMED = "v1.event.erasure-confirmed";

    /// Key: blocking member. Producer: api-service. Payload: [BlockChanged].
    public static final String BLOCK_CHANGED = "v1.event.block-changed";

    /// Key: child. Producer: api-service. Compacted. Payload: [ChildChanged].
    public static final String CHILD_CHANGED = "v1.event.child-changed";

    /// Key: book. Producer: api-service. Compacted. Payload: [BookChanged].
    public static final String BOOK_CHANGED = "v1.event.book-changed";

    /// Key: child. Producer: api-service. Payload: [ReactionChanged].
    public static final String BOOK_LIKE = "v1.event.book-like";

    /// Key: member. Producer: api-service. Compacted. Payload: [ProfileChanged].
    public static final String PROFILE_CHANGE = "v1.event.profile-change";

    /// Key: post. Producer: api-service. Payload: [CommentCreated].
    public static final String COMMENT_CREATED = "v1.event.comment-created";

    /// Key: member. Producer: api-service. Payload: [ReaderInfoChanged].
    public static final String READER_INFO_CHANGED = "v1.event.reader-info-changed";

    /// Key: giveaway. Producer: api-service. Payload: [GiveawayEntered].
    public static final String GIVEAWAY_ENTERED = "v1.event.giveaway-entered";

    /// Key: giveaway. Producer: api-service. Payload: [GiveawayDrawn].
    public static final String GIVEAWAY_DRAWN = "v1.event.giveaway-drawn";

    /// Key: member. Producer: api-service. Payload: [SubscriptionRequested].
    public static final String SUBSCRIPTION_REQUEST = "v1.event.subscription.request";

    /// Key: request id. Producer: push-service. Payload: [SubscriptionAnswered].
    public static final String SUBSCRIPTION_RESPONSE = "v1.event.subscription.response";

    /// The topics that keep the newest record of each key for ever.
    public static final Set<String> COMPACTED =
            Set.of(MEMBER_CHANGED, CHILD_CHANGED, BOOK_CHANGED, PROFILE_CHANGE);

    /// The one type of record that each topic carries.
    public static final Map<String, Class<? extends Event>> PAYLOADS =
            Map.ofEntries(
                    entry(MEMBER_JOINED, MemberJoined.class),
                    entry(MEMBER_CHANGED, MemberChanged.class),
                    entry(MEMBER_ERASED, MemberErased.class),
                    entry(ERASURE_CONFIRMED, ErasureConfirmed.class),
                    entry(BLOCK_CHANGED, BlockChanged.class),
                    entry(CHILD_CHANGED, ChildChanged.class),
                    entry(BOOK_CHANGED, BookChanged.class),
                    entry(BOOK_LIKE, ReactionChanged.class),
                    entry(PROFILE_CHANGE, ProfileChanged.class),
                    entry(COMMENT_CREATED, CommentCreated.class),
                    entry(READER_INFO_CHANGED, ReaderInfoChanged.class),
                    entry(GIVEAWAY_ENTERED, GiveawayEntered.class),
                    entry(GIVEAWAY_DRAWN, GiveawayDrawn.class),
                    entry(SUBSCRIPTION_REQUEST, SubscriptionRequested.class),
                    entry(SUBSCRIPTION_RESPONSE, SubscriptionAnswered.class));

    private Topics() {}
}

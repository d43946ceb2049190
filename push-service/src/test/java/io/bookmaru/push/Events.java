package io.bookmaru.push;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.GiveawayDrawn;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.SubscriptionRequested.Kind;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.push.testing.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Facts as api-service publishes them.
public final class Events {
    private static final Instant AT = Instant.parse("2026-05-05T01:02:03Z");
    private static final Instant START = Instant.now();
    private static final AtomicLong posts = new AtomicLong(1_000_000);
    private static final AtomicLong requests = new AtomicLong();

    private Events() {}

    /// On a post that nothing else is about.
    public static CommentCreated comment(long postAuthorId, long authorId, String authorName) {
        return comment(posts.incrementAndGet(), postAuthorId, authorId, authorName);
    }

    public static CommentCreated comment(
            long postId, long postAuthorId, long authorId, String authorName) {
        return new CommentCreated(
                EventIds.next(), AT, 501, postId, postAuthorId, authorId, authorName);
    }

    public static GiveawayDrawn drawn(long giveawayId, List<Long> winners) {
        return new GiveawayDrawn(EventIds.next(), AT, giveawayId, winners);
    }

    public static BlockChanged block(long memberId, long blockedId, long revision, boolean active) {
        return new BlockChanged(EventIds.next(), AT, memberId, blockedId, active, revision);
    }

    public static MemberJoined joined(long memberId, String name, String language) {
        return new MemberJoined(EventIds.next(), AT, memberId, name, language);
    }

    public static MemberChanged changed(long memberId, long revision, String language) {
        return changed(memberId, revision, language, "Asia/Seoul", AT);
    }

    public static MemberChanged changed(
            long memberId, long revision, String language, String timeZone, Instant at) {
        return new MemberChanged(
                EventIds.next(), at, memberId, revision, false, "김하늘", language, timeZone);
    }

    public static MemberChanged erased(long memberId, long revision) {
        return new MemberChanged(EventIds.next(), AT, memberId, revision, true, null, null, null);
    }

    public static SubscriptionRequested subscribe(long memberId, Browser browser) {
        return request(
                memberId,
                Kind.SUBSCRIBE,
                browser.endpoint().toString(),
                browser.p256dh(),
                browser.auth());
    }

    public static SubscriptionRequested unsubscribe(long memberId, Browser browser) {
        return request(memberId, Kind.UNSUBSCRIBE, browser.endpoint().toString(), null, null);
    }

    /// Each is newer than the ones made before.
    public static SubscriptionRequested request(
            long memberId, Kind kind, String endpoint, String p256dh, String auth) {
        return new SubscriptionRequested(
                EventIds.next(),
                START.plusMillis(requests.incrementAndGet()),
                UUID.randomUUID(),
                memberId,
                kind,
                endpoint,
                p256dh,
                auth,
                null);
    }

    public static SubscriptionRequested withKey(
            SubscriptionRequested request, String applicationServerKey) {
        return new SubscriptionRequested(
                request.eventId(),
                request.occurredAt(),
                request.requestId(),
                request.memberId(),
                request.kind(),
                request.endpoint(),
                request.p256dh(),
                request.auth(),
                applicationServerKey);
    }

    public static SubscriptionRequested earlier(SubscriptionRequested request, Duration by) {
        return new SubscriptionRequested(
                request.eventId(),
                request.occurredAt().minus(by),
                request.requestId(),
                request.memberId(),
                request.kind(),
                request.endpoint(),
                request.p256dh(),
                request.auth(),
                request.applicationServerKey());
    }
}

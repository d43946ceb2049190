package io.bookmaru.consumer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The records as release 0.1 has them, so that what it can read is known when they have grown.
/// Nobody changes this file; a later release gets one of its own.
@SuppressWarnings("unused")
final class Release01 {

    record BlockChanged(
            UUID eventId,
            Instant occurredAt,
            long memberId,
            long blockedMemberId,
            boolean active,
            long revision) {}

    record BookChanged(
            UUID eventId,
            Instant occurredAt,
            long bookId,
            long revision,
            String title,
            String author,
            @Nullable String isbn,
            @Nullable Integer firstYear,
            List<String> genres,
            List<String> topics,
            MbtiTraits mbti,
            int ageFrom,
            int ageTo) {}

    record ChildChanged(
            UUID eventId,
            Instant occurredAt,
            long childId,
            long memberId,
            long revision,
            Kind kind,
            @Nullable Integer birthYear) {

        enum Kind {
            REGISTERED,
            UPDATED,
            ERASED
        }
    }

    record CommentCreated(
            UUID eventId,
            Instant occurredAt,
            long commentId,
            long postId,
            long postAuthorId,
            long authorId,
            String authorName) {}

    record ErasureConfirmed(
            UUID eventId, Instant occurredAt, Kind kind, long subjectId, String service) {
        enum Kind {
            CHILD,
            MEMBER
        }
    }

    record GiveawayDrawn(UUID eventId, Instant occurredAt, long giveawayId, List<Long> winnerIds) {}

    record GiveawayEntered(
            UUID eventId, Instant occurredAt, long giveawayId, Kind kind, @Nullable Long memberId) {

        enum Kind {
            ENTERED,
            CLOSED
        }
    }

    record MbtiTraits(double ei, double sn, double tf, double jp) {}

    record MemberChanged(
            UUID eventId,
            Instant occurredAt,
            long memberId,
            long revision,
            boolean erased,
            @Nullable String displayName,
            @Nullable String language,
            @Nullable String timeZone) {}

    record MemberErased(UUID eventId, Instant occurredAt, long memberId, List<Long> childIds) {}

    record MemberJoined(
            UUID eventId, Instant occurredAt, long memberId, String displayName, String language) {}

    record ProfileChanged(
            UUID eventId,
            Instant occurredAt,
            long memberId,
            long revision,
            Kind kind,
            List<String> hobbies,
            List<String> interests,
            @Nullable String mbti,
            @Nullable String region,
            @Nullable String introduction) {

        enum Kind {
            REGISTERED,
            UPDATED,
            WITHDRAWN
        }
    }

    record ReactionChanged(
            UUID eventId, Instant occurredAt, long childId, long bookId, Kind kind, long revision) {

        enum Kind {
            LIKE,
            DISLIKE,
            NONE
        }
    }

    record ReaderInfoChanged(
            UUID eventId,
            Instant occurredAt,
            long memberId,
            long revision,
            int readingLevel,
            int ageYears) {}

    record SubscriptionAnswered(
            UUID eventId,
            Instant occurredAt,
            UUID requestId,
            Outcome outcome,
            @Nullable Long subscriptionId,
            @Nullable String reason) {

        enum Outcome {
            SUBSCRIBED,
            UNSUBSCRIBED,
            REFUSED
        }
    }

    record SubscriptionRequested(
            UUID eventId,
            Instant occurredAt,
            UUID requestId,
            long memberId,
            Kind kind,
            String endpoint,
            @Nullable String p256dh,
            @Nullable String auth,
            @Nullable String applicationServerKey) {

        enum Kind {
            SUBSCRIBE,
            UNSUBSCRIBE
        }
    }

    private Release01() {}
}

package io.bookmaru.familiarity.profile;

/// A profile as of its newest change. The number of a change grows with each change of any profile,
/// in the order of commits.
public sealed interface ProfileVersion {
    long memberId();

    long changeSeq();

    record Approved(long memberId, long changeSeq, Profile profile) implements ProfileVersion {}

    record Withdrawn(long memberId, long changeSeq) implements ProfileVersion {}
}

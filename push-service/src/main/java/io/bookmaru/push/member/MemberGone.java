package io.bookmaru.push.member;

/// A member is gone for good. Published inside the transaction that keeps this, and again whenever
/// it is heard again.
public record MemberGone(long memberId) {}

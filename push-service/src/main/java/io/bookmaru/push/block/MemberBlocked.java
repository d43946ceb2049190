package io.bookmaru.push.block;

/// A member blocks another one from now on. Published inside the transaction that keeps this.
public record MemberBlocked(long memberId, long blockedMemberId) {}

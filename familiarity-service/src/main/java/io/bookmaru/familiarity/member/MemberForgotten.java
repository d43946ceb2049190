package io.bookmaru.familiarity.member;

/// A member's data is being deleted. Told inside the transaction that does it.
public record MemberForgotten(long id) {}

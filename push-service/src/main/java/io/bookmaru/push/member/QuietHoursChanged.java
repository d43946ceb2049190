package io.bookmaru.push.member;

/// What is held for a member may have to be sent sooner or later than it was thought: other quiet
/// hours, or another time zone. Published inside the transaction that changes them.
public record QuietHoursChanged(long memberId) {}

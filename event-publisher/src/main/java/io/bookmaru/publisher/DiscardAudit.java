package io.bookmaru.publisher;

/// Where it is written down which admin has discarded what; part of the transaction that does it.
@FunctionalInterface
public interface DiscardAudit {

    /// @param subject what was discarded, for people
    void discarded(long memberId, String subject);
}

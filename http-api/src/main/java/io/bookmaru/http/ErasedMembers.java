package io.bookmaru.http;

/// Members who are gone although access tokens of theirs may still be valid. A service that has a
/// bean of this refuses them.
@FunctionalInterface
public interface ErasedMembers {
    /// Asked for each request that has a token, so it answers from memory.
    boolean contains(long memberId);
}

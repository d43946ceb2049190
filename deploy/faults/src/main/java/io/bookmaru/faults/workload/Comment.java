package io.bookmaru.faults.workload;

/// A comment on a post that has no other.
///
/// @param id 0 when it was not answered: then there may be one
public record Comment(long postId, long id) {}

package io.bookmaru.faults.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes that one client has made of one thing, one after the other, each to another value
/// than the one before. The first acknowledged one makes revision 1, the next revision 2, and so
/// on.
///
/// @param acknowledged values, in order
/// @param unresolved asked for last and never answered: it may have happened; null when there is
///   none
/// @param wrongRevisions answers that told another revision than the one expected
public record Chain(
        String key, List<String> acknowledged, @Nullable String unresolved, long wrongRevisions) {}

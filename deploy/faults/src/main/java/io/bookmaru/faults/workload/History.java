package io.bookmaru.faults.workload;

import java.util.List;
import java.util.Set;

/// What the clients of one row know.
///
/// @param reactions keys are `child:book`, values the kinds
/// @param profiles keys are members, values the first hobby
/// @param poster who has written all the posts, and is told of the comments
/// @param children whose reactions these are
public record History(
        List<Chain> reactions,
        List<Chain> profiles,
        List<Comment> comments,
        Member poster,
        Set<Long> children,
        Set<Long> books,
        Tally tally) {}

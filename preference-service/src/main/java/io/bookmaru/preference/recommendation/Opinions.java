package io.bookmaru.preference.recommendation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What many children like and dislike, by position on a shelf: what there is to learn from.
public final class Opinions {

    /// @param birthYear null while nobody has told
    record OfChild(@Nullable Integer birthYear, int[] liked, int[] disliked) {}

    private final Shelf shelf;
    private final List<OfChild> children = new ArrayList<>();

    public Opinions(Shelf shelf) {
        this.shelf = shelf;
    }

    /// One child after the other. Books that are not on the shelf are left out.
    public void add(@Nullable Integer birthYear, long[] liked, long[] disliked) {
        children.add(new OfChild(birthYear, shelf.positions(liked), shelf.positions(disliked)));
    }

    /// Books on the shelf.
    int books() {
        return shelf.size();
    }

    List<OfChild> children() {
        return children;
    }
}

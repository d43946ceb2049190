package io.bookmaru.preference.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The catalogue at one moment, ready to be weighed as a whole: books by position, their genres and
/// topics as numbers. A book keeps its position on the shelves that are made of this one.
public final class Shelf {
    static final Shelf EMPTY = new Shelf(List.of(), Map.of());

    private final List<CatalogueBook> books;
    private final Map<Long, Integer> positions;
    private final Tags tags;
    private final int[][] tagsOf;

    private Shelf(List<CatalogueBook> books, Map<Long, Integer> positions) {
        this.books = books;
        this.positions = positions;
        this.tags = Tags.of(books);
        this.tagsOf = books.stream().map(tags::of).toArray(int[][]::new);
    }

    public static Shelf of(List<CatalogueBook> books) {
        return EMPTY.with(books);
    }

    /// @param changed new books, and others for the ones with the same ids
    Shelf with(List<CatalogueBook> changed) {
        var all = new ArrayList<>(books);
        var places = new HashMap<>(positions);
        for (var book : changed) {
            var position = places.putIfAbsent(book.id(), all.size());
            if (position == null) all.add(book);
            else all.set(position, book);
        }
        return new Shelf(all, places);
    }

    int size() {
        return books.size();
    }

    CatalogueBook book(int position) {
        return books.get(position);
    }

    /// -1 for a book that is not there.
    int position(long bookId) {
        return positions.getOrDefault(bookId, -1);
    }

    /// Without those that are not there.
    int[] positions(long[] bookIds) {
        return Arrays.stream(bookIds)
                .mapToInt(this::position)
                .filter(position -> position >= 0)
                .toArray();
    }

    Tags tags() {
        return tags;
    }

    /// The genres and topics of a book.
    int[] tagsOf(int position) {
        return tagsOf[position];
    }
}

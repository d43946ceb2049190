package io.bookmaru.preference.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// The catalogue at one moment, ready to be weighed as a whole: what counts of the books lies in
/// arrays, by position. A book keeps its position on the shelves that are made of this one.
public final class Shelf {
    static final Shelf EMPTY = new Shelf(List.of(), Map.of());

    private final List<CatalogueBook> books;
    private final Map<Long, Integer> positions;
    private final Tags tags;
    private final int[][] tagsOf;
    private final double[] traits;
    private final int[] agesFrom;
    private final int[] agesTo;

    private Shelf(List<CatalogueBook> books, Map<Long, Integer> positions) {
        this.books = books;
        this.positions = positions;
        tags = Tags.of(books);
        tagsOf = books.stream().map(tags::of).toArray(int[][]::new);
        traits =
                books.stream()
                        .flatMapToDouble(b -> DoubleStream.of(b.ei(), b.sn(), b.tf(), b.jp()))
                        .toArray();
        agesFrom = books.stream().mapToInt(CatalogueBook::ageFrom).toArray();
        agesTo = books.stream().mapToInt(CatalogueBook::ageTo).toArray();
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

    /// The sum of the book's traits, each multiplied by the axis.
    double leaning(int position, double[] axes) {
        var first = 4 * position;
        return traits[first] * axes[0]
                + traits[first + 1] * axes[1]
                + traits[first + 2] * axes[2]
                + traits[first + 3] * axes[3];
    }

    /// 0 within the age band.
    int yearsTooYoung(int position, int age) {
        return Math.max(0, agesFrom[position] - age);
    }

    /// 0 within the age band.
    int yearsTooOld(int position, int age) {
        return Math.max(0, age - agesTo[position]);
    }
}

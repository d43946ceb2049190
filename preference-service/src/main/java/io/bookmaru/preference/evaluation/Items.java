package io.bookmaru.preference.evaluation;

import io.bookmaru.preference.recommendation.CatalogueBook;
import io.bookmaru.preference.recommendation.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items that were rated, as books for every age.
final class Items {
    private static final int OLDEST = 200;

    private final Map<String, Long> numbers = new HashMap<>();
    private final List<CatalogueBook> books = new ArrayList<>();
    private int described;

    private Items() {}

    /// From the columns `item,genres` and perhaps `topics`, several names in one separated by `|`.
    static Items read(Path file) throws IOException, BadInputException {
        var items = new Items();
        new CsvFile(file, List.of("item", "genres", "topics"))
                .read(
                        1,
                        row ->
                                items.add(
                                        row.text("item"),
                                        names(row.textOrNull("genres")),
                                        names(row.textOrNull("topics"))));
        items.described = items.books.size();
        return items;
    }

    private static List<String> names(@Nullable String cell) {
        if (cell == null) return List.of();
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private long add(String name, List<String> genres, List<String> topics) {
        var number = numbers.putIfAbsent(name, (long) books.size());
        if (number != null) return number;
        books.add(new CatalogueBook(books.size(), name, genres, topics, 0, 0, 0, 0, 0, OLDEST));
        return books.size() - 1;
    }

    /// An item that is rated and not described has neither genres nor topics.
    long number(String name) {
        return add(name, List.of(), List.of());
    }

    int undescribed() {
        return books.size() - described;
    }

    int size() {
        return books.size();
    }

    CatalogueBook get(long number) {
        return books.get((int) number);
    }

    Shelf shelf() {
        return Shelf.of(books);
    }
}

package io.bookmaru.local.catalogue;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The books that a new system starts with.
public final class Catalogue {
    private final List<JsonNode> books;

    Catalogue(List<JsonNode> books) {
        this.books = books;
    }

    public static Catalogue read() throws IOException {
        try (var json = Catalogue.class.getResourceAsStream("/catalogue/books.json")) {
            return new Catalogue(JsonMapper.shared().readTree(json).valueStream().toList());
        }
    }

    /// Adds the books that are not there yet, so that it may be repeated, also when it was cut
    /// short.
    ///
    /// @return how many were added
    public int load(BooksApi api) throws IOException, InterruptedException {
        var present = api.titles();
        int added = 0;
        for (var book : books) {
            if (present.contains(Title.of(book))) continue;
            api.add(book);
            added++;
        }
        return added;
    }
}

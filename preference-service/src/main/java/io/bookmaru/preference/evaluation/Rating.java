package io.bookmaru.preference.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What somebody thought of something.
record Rating(long item, double value, double time) {

    /// From the columns `user,item,rating` and perhaps `timestamp`: by user, in the order of the
    /// timestamps where there are any, and else of the file. Of two ratings of one item the later
    /// one stays, in its place.
    static Map<String, List<Rating>> read(Path file, Items items)
            throws IOException, BadInputException {
        var byUser = new LinkedHashMap<String, List<Rating>>();
        new CsvFile(file, List.of("user", "item", "rating", "timestamp"))
                .read(
                        3,
                        row -> {
                            var time =
                                    row.textOrNull("timestamp") == null
                                            ? 0
                                            : row.number("timestamp");
                            var rating =
                                    new Rating(
                                            items.number(row.text("item")),
                                            row.number("rating"),
                                            time);
                            byUser.computeIfAbsent(row.text("user"), _ -> new ArrayList<>())
                                    .add(rating);
                        });
        byUser.replaceAll((_, ratings) -> lastOfEach(ratings));
        return byUser;
    }

    private static List<Rating> lastOfEach(List<Rating> ratings) {
        ratings.sort(Comparator.comparingDouble(Rating::time));
        var lastPlace = new HashMap<Long, Integer>();
        for (var i = 0; i < ratings.size(); i++) lastPlace.put(ratings.get(i).item(), i);
        var last = new ArrayList<Rating>();
        for (var i = 0; i < ratings.size(); i++)
            if (Objects.equals(lastPlace.get(ratings.get(i).item()), i)) last.add(ratings.get(i));
        return last;
    }
}

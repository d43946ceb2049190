package io.bookmaru.preference.recommendation;

import io.bookmaru.preference.taste.Feature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every genre and topic of a catalogue, numbered. One that few books have tells more about a taste
/// than one that most of them have (inverse document frequency).
final class Tags {
    private record Tag(Feature feature, String name) {}

    private final Map<Tag, Integer> numbers;
    private final double[] telling;

    private Tags(Map<Tag, Integer> numbers, double[] telling) {
        this.numbers = numbers;
        this.telling = telling;
    }

    static Tags of(List<CatalogueBook> books) {
        var numbers = new HashMap<Tag, Integer>();
        var counts = new HashMap<Tag, Integer>();
        for (var book : books) {
            all(book)
                    .forEach(tag -> {
                        numbers.putIfAbsent(tag, numbers.size());
                        counts.merge(tag, 1, Integer::sum);
                    });
        }
        var telling = new double[numbers.size()];
        var most = Math.log1p(books.size());
        numbers.forEach((tag, number) ->
                telling[number] =
                        Math.log1p(books.size() / (double) counts.getOrDefault(tag, 1)) / most);
        return new Tags(numbers, telling);
    }

    private static Stream<Tag> all(CatalogueBook book) {
        return Stream.concat(
                book.genres().stream().map(name -> new Tag(Feature.GENRE, name)),
                book.topics().stream().map(name -> new Tag(Feature.TOPIC, name)));
    }

    int[] of(CatalogueBook book) {
        return all(book).mapToInt(numbers::get).toArray();
    }

    /// By number: how much the reader likes each, the telling ones more; of length 1 for a reader
    /// of whom much is known, and shorter for one with few reactions.
    double[] likedBy(Reader reader, double damping) {
        var liked = new double[telling.length];
        add(liked, Feature.GENRE, reader.genres());
        add(liked, Feature.TOPIC, reader.topics());
        var length =
                Math.sqrt(
                        IntStream.range(0, liked.length)
                                .mapToDouble(i -> liked[i] * liked[i])
                                .sum());
        if (length > 0) for (var i = 0; i < liked.length; i++) liked[i] /= length + damping;
        return liked;
    }

    private void add(double[] liked, Feature feature, Map<String, Double> scores) {
        scores.forEach((name, score) -> {
            var number = numbers.get(new Tag(feature, name));
            if (number != null) liked[number] = score * telling[number];
        });
    }
}

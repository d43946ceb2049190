package io.bookmaru.preference.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Ratings that nobody gave: popularity is as uneven as it usually is, each user has genres it
/// prefers and belongs to a few circles, whose favourites cannot be told from genres.
///
/// @param users with 5 to 100 ratings each, most of them few
/// @param tasteStrength 0 for users who follow popularity alone
record PlantedTastes(int users, int items, double tasteStrength, long seed) {
    private static final int GENRES = 18;
    private static final int CIRCLES = 60;
    private static final int CIRCLES_OF_A_USER = 3;
    private static final int LEAST_RATINGS = 5;
    private static final int MOST_RATINGS = 100;

    void write(Path ratings, Path itemsFile) throws IOException {
        var random = new Random(seed);
        var genres = IntStream.range(0, items).mapToObj(_ -> genres(random)).toList();
        var circle = random.ints(items, 0, CIRCLES).toArray();
        var popularity =
                random.ints(items, 0, items)
                        .mapToDouble(rank -> 1 / Math.pow(rank + 10, 0.9))
                        .toArray();
        var lines = new ArrayList<>(List.of("user,item,rating"));
        for (var user = 0; user < users; user++)
            rate(user, random, genres, circle, popularity, lines);
        Files.write(ratings, lines);
        var described = new ArrayList<>(List.of("item,genres"));
        for (var item = 0; item < items; item++)
            described.add("i" + item + "," + names(genres.get(item)));
        Files.write(itemsFile, described);
    }

    private static int[] genres(Random random) {
        // Some genres are common: squaring prefers the low numbers.
        return IntStream.range(0, 1 + random.nextInt(3))
                .map(_ -> (int) (GENRES * random.nextDouble() * random.nextDouble()))
                .distinct()
                .toArray();
    }

    private static String names(int[] genres) {
        return String.join("|", IntStream.of(genres).mapToObj(g -> "genre" + g).toList());
    }

    private void rate(
            int user,
            Random random,
            List<int[]> genres,
            int[] circle,
            double[] popularity,
            List<String> lines) {
        var preferred =
                IntStream.range(0, GENRES).mapToDouble(_ -> random.nextGaussian()).toArray();
        var circles = random.ints(CIRCLES_OF_A_USER, 0, CIRCLES).toArray();
        var taste = new double[items];
        var wish = new double[items];
        for (var item = 0; item < items; item++) {
            taste[item] = taste(preferred, circles, genres.get(item), circle[item]);
            wish[item] = popularity[item] * Math.exp(tasteStrength * taste[item]);
        }
        var count =
                (int) Math.min(MOST_RATINGS, LEAST_RATINGS + -20 * Math.log(random.nextDouble()));
        for (var i = 0; i < count; i++) {
            var item = draw(wish, random);
            wish[item] = 0;
            var rating =
                    Math.clamp(Math.round(3.4 + 0.6 * taste[item] + random.nextGaussian()), 1, 5);
            lines.add("u" + user + ",i" + item + "," + rating);
        }
    }

    private static double taste(double[] preferred, int[] circles, int[] genres, int circle) {
        var taste = IntStream.of(genres).mapToDouble(genre -> preferred[genre]).average().orElse(0);
        for (var own : circles) if (own == circle) taste += 2;
        return taste;
    }

    private static int draw(double[] weights, Random random) {
        var rest =
                random.nextDouble()
                        * IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        for (var i = 0; i < weights.length; i++) {
            rest -= weights[i];
            if (rest < 0) return i;
        }
        throw new IllegalStateException("Nothing left to draw");
    }
}

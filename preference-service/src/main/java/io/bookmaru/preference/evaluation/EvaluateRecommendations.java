package io.bookmaru.preference.evaluation;

import io.bookmaru.preference.recommendation.RecommendationProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The command `preference-service/evaluate`. Weights are the service's, unless options say
/// otherwise: `--bookmaru.recommendation.weights.similar=2`.
class EvaluateRecommendations {
    private static final String PREFIX = "bookmaru.recommendation";
    private static final String USAGE =
            "Usage: preference-service/evaluate RATINGS.csv ITEMS.csv [--"
                    + PREFIX
                    + ".NAME=VALUE]...";

    static void main(String[] arguments) throws IOException {
        try {
            System.out.println(run(List.of(arguments)));
        } catch (BadInputException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static Evaluation run(List<String> arguments) throws IOException, BadInputException {
        var files = arguments.stream().filter(a -> !a.startsWith("--")).map(Path::of).toList();
        if (files.size() != 2) throw new BadInputException(USAGE);
        var properties = properties(arguments.stream().filter(a -> a.startsWith("--")).toList());
        var items = Items.read(files.get(1));
        var ratings = Rating.read(files.get(0), items).values();
        var scale = Scale.of(ratings);
        var split = Split.of(ratings, scale);
        System.out.printf(
                "%d users, %d items (%d of them without a description); %s%n",
                ratings.size(), items.size(), items.undescribed(), scale);
        if (split.tested().isEmpty())
            throw new BadInputException(
                    files.get(0)
                            + ": nobody likes two items (expected: one to learn from, one to find)");
        return Evaluation.of(items, split, properties);
    }

    private static RecommendationProperties properties(List<String> options)
            throws BadInputException {
        for (var option : options)
            if (!option.startsWith("--" + PREFIX + ".") || !option.contains("="))
                throw new BadInputException(option + " (expected: " + USAGE + ")");
        Map<String, String> given =
                options.stream()
                        .map(option -> option.substring(2).split("=", 2))
                        .collect(Collectors.toMap(o -> o[0], o -> o[1], (_, last) -> last));
        try {
            return new Binder(new MapConfigurationPropertySource(given))
                    .bindOrCreate(PREFIX, RecommendationProperties.class);
        } catch (BindException e) {
            throw new BadInputException(e.getProperty() + " (expected: a number or a duration)");
        }
    }
}

package io.bookmaru.api.burst;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What members and everybody else are told over HTTP when a giveaway is drawn.
class ToldAfterwards {
    private static final int ASKING = 200;

    private final Client client;
    private final List<String> tokens;
    private final String path;

    /// @param tokens of the members 1, 2, …
    ToldAfterwards(Client client, List<String> tokens, long giveaway) {
        this.client = client;
        this.tokens = tokens;
        this.path = "/giveaways/" + giveaway;
    }

    /// Of some winners and some others, how many are not told what has become of them.
    int wrongResults(Burst burst, Log log) throws Exception {
        var winners = Set.copyOf(log.told());
        var some =
                Stream.concat(
                                log.told().stream().limit(ASKING),
                                burst.told().keySet().stream().map(i -> i + 1L).limit(ASKING))
                        .toList();
        int wrong = 0;
        for (var member : some) {
            var token = tokens.get((int) (member - 1));
            var entry = client.ok("GET", path + "/entries/me", token, "");
            var expected = winners.contains(member) ? "WON" : "LOST";
            if (!entry.get("status").asString().equals(expected)) wrong++;
        }
        return wrong;
    }

    DrawnRaffle raffle(Path folder) throws Exception {
        var file = folder.resolve("draw.txt");
        return DrawnRaffle.read(
                Files.writeString(file, client.call(0, "GET", path + "/draw", "", "").body()));
    }
}

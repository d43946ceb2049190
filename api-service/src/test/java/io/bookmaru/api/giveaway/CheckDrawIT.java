package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// The command-line checker, run as anybody would run it, on a draw that was made over HTTP.
@ApiIT
class CheckDrawIT {
    private static final Path CHECKER = Path.of("../deploy/check-draw/CheckDraw.java");
    private static final long MEMBERS = 9_200_000_000L;
    private static final int ENTRIES = 40;
    private static final int QUOTA = 5;

    @TempDir Path folder;
    @Autowired private Api api;

    private record Verdict(boolean right, String text) {}

    @Test
    void confirmsARealDrawAndRefusesAChangedOne() throws Exception {
        var giveaways = new GiveawayCalls(api);
        var now = Instant.now();
        var id = giveaways.add("RAFFLE", QUOTA, now, now.plusSeconds(15));
        assertThat(giveaways.draw(id)).hasStatus(409);
        var commitment = giveaways.get(id).get("commitment").asString();
        var receipts = new ArrayList<String>();
        for (int i = 0; i < ENTRIES; i++)
            receipts.add(giveaways.entered(id, MEMBERS + i).get("receipt").asString());
        assertThat(giveaways.get(id).get("draw").isNull()).isTrue();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> giveaways.draw(id).getResponse().getStatus() == 202);
        await().until(() -> giveaways.get(id).get("state").asString().equals("DRAWN"));
        assertThat(giveaways.draw(id)).hasStatus(200);

        var lines = new String(giveaways.file(id), US_ASCII).lines().toList();

        var real = check(lines, receipts.getFirst());
        assertThat(real.text()).contains("This receipt is entry 1").contains(commitment);
        assertThat(real.right()).isTrue();
        var changes =
                List.of(
                        changed(lines, 6 + 7, "0".repeat(64)),
                        changed(lines, 4, "seed " + "1".repeat(64)),
                        changed(lines, 3, "commitment " + "1".repeat(64)),
                        changed(lines, lines.size() - 1, loser(lines)),
                        changed(lines, 2, "quota " + (QUOTA - 1)),
                        without(lines, 6 + 7));
        int refused = 0;
        for (var change : changes) if (!check(change).right()) refused++;
        assertThat(refused).isEqualTo(changes.size());
        assertThat(won(giveaways, id)).isEqualTo(QUOTA);
        System.out.printf(
                "FIGURE checker: 1 of 1 real draws confirmed, %d of %d changed ones refused (an entry, the seed, the commitment, a winner, the quota, an entry less)%n",
                refused, changes.size());
    }

    private static long won(GiveawayCalls giveaways, long id) {
        return java.util.stream.LongStream.range(MEMBERS, MEMBERS + ENTRIES)
                .filter(member -> giveaways.status(id, member).equals("WON"))
                .count();
    }

    private static String loser(List<String> lines) {
        var winners = lines.subList(lines.size() - QUOTA, lines.size());
        return lines.subList(6, 6 + ENTRIES).stream()
                .filter(entry -> !winners.contains(entry))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> changed(List<String> lines, int line, String to) {
        var changed = new ArrayList<>(lines);
        changed.set(line, to);
        return changed;
    }

    private static List<String> without(List<String> lines, int line) {
        var changed = changed(lines, 5, "entries " + (ENTRIES - 1));
        changed.remove(line);
        return changed;
    }

    private Verdict check(List<String> lines, String... receipt)
            throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("draw.txt"), lines);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                CHECKER.toString(),
                                file.toString()));
        command.addAll(List.of(receipt));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Verdict(process.exitValue() == 0, text);
    }
}

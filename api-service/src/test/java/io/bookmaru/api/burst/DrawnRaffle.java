package io.bookmaru.api.burst;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/// The published file of a raffle, looked at from outside.
class DrawnRaffle {
    private static final Path CHECKER = Path.of("../deploy/check-draw/CheckDraw.java");

    private final Path file;

    /// Hashes of receipts, in the order of the places.
    private final List<String> entries;

    private final List<String> winners;

    private DrawnRaffle(Path file, List<String> entries, List<String> winners) {
        this.file = file;
        this.entries = entries;
        this.winners = winners;
    }

    static DrawnRaffle read(Path file) throws IOException {
        var lines = Files.readAllLines(file, US_ASCII);
        int entries = lines.indexOf(first(lines, "entries "));
        int winners = lines.indexOf(first(lines, "winners "));
        return new DrawnRaffle(
                file,
                lines.subList(entries + 1, winners),
                lines.subList(winners + 1, lines.size()));
    }

    private static String first(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    /// How many places of the file are not those of the log, by the receipts that members have;
    /// those who told otherwise of who won; and one more if the checker refuses it.
    int wrong(Log log, Burst burst) throws IOException, InterruptedException {
        int wrong = Math.abs(entries.size() - log.members().size()) + (isConfirmed() ? 0 : 1);
        var won = new HashSet<>(winners);
        var told = new HashSet<>(log.told());
        for (int i = 0; i < Math.min(entries.size(), log.members().size()); i++) {
            long member = log.members().get(i);
            for (var answer : burst.told(member))
                if (!hash(answer.receipt()).equals(entries.get(i))) wrong++;
            if (won.contains(entries.get(i)) != told.contains(member)) wrong++;
        }
        return wrong;
    }

    private boolean isConfirmed() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, CHECKER.toString(), file.toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }

    private static String hash(String receipt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(receipt.getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks the draw of a raffle from its published file alone: `java CheckDraw.java FILE [RECEIPT]`.
///
/// With a receipt it says as well what has become of that entry. Compare the commitment that is
/// printed with the one that was shown when the raffle was opened, and the digest of the entries
/// with what others see: a file that was made up as a whole agrees with itself.
///
/// Needs a JDK and nothing else. Ends with 0 when the draw is right, with 1 when it is not.
class CheckDraw {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH_BYTES = 32;

    /// What is wrong with the file.
    static class WrongDrawException extends Exception {
        WrongDrawException(String message) {
            super(message);
        }
    }

    record Draw(
            String giveaway,
            int quota,
            byte[] commitment,
            byte[] seed,
            List<String> entries,
            List<String> winners) {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("Usage: java CheckDraw.java FILE [RECEIPT]");
            System.exit(2);
        }
        try {
            var draw = read(Path.of(arguments[0]));
            check(draw);
            System.out.printf(
                    "Right: giveaway %s, %d winners of %d entries%ncommitment %s%nentries %s%n",
                    draw.giveaway(),
                    draw.winners().size(),
                    draw.entries().size(),
                    HEX.formatHex(draw.commitment()),
                    HEX.formatHex(digest(draw.entries())));
            if (arguments.length == 2) System.out.println(find(arguments[1], draw));
        } catch (WrongDrawException e) {
            System.out.println("WRONG: " + e.getMessage());
            System.exit(1);
        }
    }

    static Draw read(Path file) throws IOException, WrongDrawException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            if (!value("bookmaru-draw", lines).equals("1"))
                throw new WrongDrawException("not a draw of version 1");
            var draw =
                    new Draw(
                            value("giveaway", lines),
                            number("quota", lines),
                            HEX.parseHex(value("commitment", lines)),
                            HEX.parseHex(value("seed", lines)),
                            hashes("entries", lines),
                            hashes("winners", lines));
            if (lines.readLine() != null) throw new WrongDrawException("something follows the end");
            return draw;
        } catch (IllegalArgumentException e) {
            throw new WrongDrawException(e.getMessage());
        }
    }

    static void check(Draw draw) throws GeneralSecurityException, WrongDrawException {
        if (!Arrays.equals(sha256().digest(draw.seed()), draw.commitment()))
            throw new WrongDrawException("the seed is not the one that was committed to");
        if (new LinkedHashSet<>(draw.entries()).size() != draw.entries().size())
            throw new WrongDrawException("an entry is there twice");
        if (!winners(draw).equals(draw.winners()))
            throw new WrongDrawException("seed and entries make other winners");
    }

    private record Scored(int number, byte[] score) {}

    /// The lowest scores win. The key is made of the seed and of all entries, so the seed alone
    /// decides nothing.
    static List<String> winners(Draw draw) throws GeneralSecurityException {
        var key = hmac(draw.seed()).doFinal(digest(draw.entries()));
        var scores = hmac(key);
        var scored = new ArrayList<Scored>();
        for (var entry : draw.entries())
            scored.add(new Scored(scored.size(), scores.doFinal(HEX.parseHex(entry))));
        scored.sort((a, b) -> {
            int order = Arrays.compareUnsigned(a.score(), b.score());
            return order == 0 ? Integer.compare(a.number(), b.number()) : order;
        });
        return scored.stream()
                .limit(draw.quota())
                .map(winner -> draw.entries().get(winner.number()))
                .toList();
    }

    private static String find(String receipt, Draw draw) throws GeneralSecurityException {
        var hash =
                HEX.formatHex(sha256().digest(receipt.getBytes(StandardCharsets.US_ASCII)));
        int place = draw.entries().indexOf(hash) + 1;
        if (place == 0) return "This receipt is not among the entries";
        return "This receipt is entry %d, which has %s"
                .formatted(place, draw.winners().contains(hash) ? "won" : "not won");
    }

    private static byte[] digest(List<String> entries) throws GeneralSecurityException {
        var digest = sha256();
        for (var entry : entries) digest.update(HEX.parseHex(entry));
        return digest.digest();
    }

    private static MessageDigest sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static Mac hmac(byte[] key) throws GeneralSecurityException {
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(key, "HmacSHA256"));
        return hmac;
    }

    private static String value(String name, BufferedReader lines)
            throws IOException, WrongDrawException {
        var line = lines.readLine();
        if (line == null || !line.startsWith(name + " "))
            throw new WrongDrawException("line: %s (expected: %s …)".formatted(line, name));
        return line.substring(name.length() + 1);
    }

    private static int number(String name, BufferedReader lines)
            throws IOException, WrongDrawException {
        int number = Integer.parseInt(value(name, lines));
        if (number < 0) throw new WrongDrawException(name + ": " + number + " (expected: >= 0)");
        return number;
    }

    private static List<String> hashes(String name, BufferedReader lines)
            throws IOException, WrongDrawException {
        int count = number(name, lines);
        var hashes = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var line = lines.readLine();
            if (line == null || HEX.parseHex(line).length != HASH_BYTES)
                throw new WrongDrawException(name + ": line " + (i + 1) + " is no hash");
            hashes.add(line);
        }
        return hashes;
    }
}

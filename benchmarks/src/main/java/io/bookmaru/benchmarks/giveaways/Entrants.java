package io.bookmaru.benchmarks.giveaways;

import io.bookmaru.benchmarks.load.SignedTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Members with their tokens, all made before the run.
///
/// @param block how many of them enter all giveaways before the next ones do
record Entrants(Path tokens, int block) {

    static Entrants sign(int count, int block, SignedTokens signing, Path folder)
            throws IOException {
        var tokens =
                LongStream.rangeClosed(1, count)
                        .parallel()
                        .mapToObj(member -> sign(signing, member))
                        .toList();
        return new Entrants(Files.write(folder.resolve("tokens.txt"), tokens), block);
    }

    private static String sign(SignedTokens signing, long member) {
        try {
            return signing.forMember(member);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the script for `wrk` reads it.
    Path into(List<Long> giveaways, Path file) throws IOException {
        var ids = giveaways.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Files.writeString(
                file,
                "return {tokens=\"%s\", block=%d, giveaways={%s}}\n".formatted(tokens, block, ids));
    }
}

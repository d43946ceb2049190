package io.bookmaru.api.giveaway;

import static java.util.Comparator.comparing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Draws winners from the seed and the list of entries alone.
///
/// The key is HMAC-SHA256(seed, SHA-256(all entries, one after the other)); the score of an entry
/// is HMAC-SHA256(key, entry). The lowest scores win, compared as unsigned bytes; of equal ones the
/// earlier entry. So the seed alone, which is fixed before anybody enters, says nothing about who
/// wins: that is decided by the last entry. `deploy/check-draw/CheckDraw.java` computes the same.
final class Raffle {

    /// @param entries SHA-256 of the receipts, in the order of their places
    /// @return numbers of the winning entries, from 0, the lowest score first
    static List<Integer> draw(byte[] seed, List<byte[]> entries, int quota) {
        var scores = new HmacSha256(new HmacSha256(seed).of(digest(entries)));
        return IntStream.range(0, entries.size())
                .mapToObj(number -> new Scored(number, scores.of(entries.get(number))))
                .sorted(
                        comparing(Scored::score, Arrays::compareUnsigned)
                                .thenComparing(Scored::number))
                .limit(quota)
                .map(Scored::number)
                .toList();
    }

    private record Scored(int number, byte[] score) {}

    static byte[] digest(List<byte[]> entries) {
        var digest = Sha256.digest();
        entries.forEach(digest::update);
        return digest.digest();
    }

    private Raffle() {}
}

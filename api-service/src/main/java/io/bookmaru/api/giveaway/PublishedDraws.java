package io.bookmaru.api.giveaway;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `raffle_draws` and `raffle_draw_entries`: what anybody needs to check a draw.
@Repository
class PublishedDraws {
    private static final int HASH_BYTES = 32;
    private static final int HASHES_IN_A_PART = 10_000;

    private final JdbcClient jdbc;

    PublishedDraws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record PublishedDraw(byte[] seed, int entries, byte[] entriesSha256, int winners) {}

    void add(long giveawayId, byte[] seed, List<byte[]> entries, List<byte[]> winners) {
        jdbc.sql(
                        """
                        insert into raffle_draws (giveaway_id, seed, entries, entries_sha256, winners)
                        values (:id, :seed, :entries, :sha256, :winners)
                        """)
                .param("id", giveawayId)
                .param("seed", seed)
                .param("entries", entries.size())
                .param("sha256", Raffle.digest(entries))
                .param("winners", joined(winners))
                .update();
        for (int part = 0; part * HASHES_IN_A_PART < entries.size(); part++) {
            int from = part * HASHES_IN_A_PART;
            int to = Math.min(from + HASHES_IN_A_PART, entries.size());
            jdbc.sql("insert into raffle_draw_entries (giveaway_id, part, hashes) values (?, ?, ?)")
                    .params(giveawayId, part, joined(entries.subList(from, to)))
                    .update();
        }
    }

    Optional<PublishedDraw> find(long giveawayId) {
        return jdbc.sql(
                        """
                        select seed, entries, entries_sha256, length(winners) / :bytes as winners
                        from raffle_draws where giveaway_id = :id
                        """)
                .param("id", giveawayId)
                .param("bytes", HASH_BYTES)
                .query((row, _) ->
                        new PublishedDraw(
                                row.getBytes("seed"),
                                row.getInt("entries"),
                                row.getBytes("entries_sha256"),
                                row.getInt("winners")))
                .optional();
    }

    /// Hashes, the first drawn first.
    List<byte[]> winners(long giveawayId) {
        return jdbc.sql("select winners from raffle_draws where giveaway_id = :id")
                .param("id", giveawayId)
                .query((row, _) -> split(row.getBytes("winners")))
                .single();
    }

    /// One part after the other, so that a long list is never in memory as a whole.
    ///
    /// @return empty behind the last one
    List<byte[]> part(long giveawayId, int part) {
        return jdbc.sql(
                        """
                        select hashes from raffle_draw_entries
                        where giveaway_id = :id and part = :part
                        """)
                .param("id", giveawayId)
                .param("part", part)
                .query((row, _) -> split(row.getBytes("hashes")))
                .optional()
                .orElse(List.of());
    }

    private static byte[] joined(List<byte[]> hashes) {
        var joined = ByteBuffer.allocate(hashes.size() * HASH_BYTES);
        hashes.forEach(joined::put);
        return joined.array();
    }

    private static List<byte[]> split(byte[] joined) {
        return IntStream.range(0, joined.length / HASH_BYTES)
                .mapToObj(i -> Arrays.copyOfRange(joined, i * HASH_BYTES, (i + 1) * HASH_BYTES))
                .toList();
    }
}

package io.bookmaru.api.giveaway;

import io.bookmaru.api.signing.SealedBytes;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `giveaways`. Receipt keys and seeds leave it unsealed only through here.
@Repository
class Giveaways {
    private static final int KEY_BYTES = 32;
    private static final String PROGRESS =
            "mode, quota, entries, closed_offset, asked_to_draw_at, drawn_at";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final SealedBytes sealed;

    Giveaways(JdbcClient jdbc, SealedBytes sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    /// @return its id
    long add(NewGiveaway giveaway, Instant now) {
        var name = UUID.randomUUID();
        var seed = giveaway.mode() == Mode.RAFFLE ? randomBytes() : null;
        return jdbc.sql(
                        """
                        insert into giveaways (title, mode, quota, opens_at, closes_at, sealed_as,
                                               receipt_key, seed, commitment, created_at)
                        values (:title, :mode, :quota, :opensAt, :closesAt, :name,
                                :receiptKey, :seed, :commitment, :now)
                        returning id
                        """)
                .param("title", giveaway.title())
                .param("mode", giveaway.mode().name())
                .param("quota", giveaway.quota())
                .param("opensAt", utc(giveaway.opensAt()))
                .param("closesAt", utc(giveaway.closesAt()))
                .param("name", name)
                .param("receiptKey", sealed.seal("receipts " + name, randomBytes()))
                .param("seed", seed == null ? null : sealed.seal("seed " + name, seed))
                .param("commitment", seed == null ? null : Sha256.of(seed))
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    private byte[] randomBytes() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    Optional<Giveaway> find(long id) {
        return jdbc.sql(
                        """
                        select id, title, mode, quota, opens_at, closes_at, commitment
                        from giveaways where id = :id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Giveaway(
                                row.getLong("id"),
                                row.getString("title"),
                                Mode.valueOf(row.getString("mode")),
                                row.getInt("quota"),
                                row.getTimestamp("opens_at").toInstant(),
                                row.getTimestamp("closes_at").toInstant(),
                                row.getBytes("commitment")))
                .optional();
    }

    Receipts receipts(long id) {
        return jdbc.sql("select sealed_as, receipt_key from giveaways where id = :id")
                .param("id", id)
                .query((row, _) ->
                        new Receipts(
                                sealed.open(
                                        "receipts " + row.getString("sealed_as"),
                                        row.getBytes("receipt_key"))))
                .single();
    }

    byte[] seed(long id) {
        return jdbc.sql("select sealed_as, seed from giveaways where id = :id")
                .param("id", id)
                .query((row, _) ->
                        sealed.open("seed " + row.getString("sealed_as"), row.getBytes("seed")))
                .single();
    }

    Progress progress(long id) {
        return jdbc.sql("select %s from giveaways where id = :id".formatted(PROGRESS))
                .param("id", id)
                .query(Giveaways::progress)
                .single();
    }

    /// Belongs into the transaction that advances or draws them. Nobody else does meanwhile.
    Map<Long, Progress> lock(Collection<Long> ids) {
        var locked = new TreeMap<Long, Progress>();
        jdbc.sql(
                        """
                        select id, %s from giveaways
                        where id = any (:ids::bigint[]) order by id for update
                        """
                                .formatted(PROGRESS))
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    locked.put(row.getLong("id"), progress(row, 0));
                });
        return locked;
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        return new Progress(
                Mode.valueOf(row.getString("mode")),
                row.getInt("quota"),
                row.getInt("entries"),
                row.getObject("closed_offset", Long.class),
                instant(row.getTimestamp("asked_to_draw_at")),
                instant(row.getTimestamp("drawn_at")));
    }

    void advance(long id, Progress to) {
        jdbc.sql(
                        """
                        update giveaways set entries = :entries, closed_offset = :closedOffset
                        where id = :id
                        """)
                .param("id", id)
                .param("entries", to.entries())
                .param("closedOffset", to.closedOffset())
                .update();
    }

    /// Which of these first-come giveaways have no place left that wins.
    List<Long> soldOut(Collection<Long> ids) {
        return jdbc.sql(
                        """
                        select id from giveaways
                        where id = any (:ids::bigint[]) and mode = 'FIRST_COME' and entries >= quota
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Belongs into the transaction that sends their markers. A marker that is lost is asked for
    /// again after a while.
    List<Long> takeToClose(Instant closedBefore, Instant askedBefore, Instant now) {
        return jdbc.sql(
                        """
                        update giveaways set asked_to_close_at = :now
                        where id in (
                            select id from giveaways
                            where drawn_at is null and closed_offset is null
                                and closes_at <= :closedBefore
                                and (asked_to_close_at is null or asked_to_close_at < :askedBefore)
                            for update skip locked)
                        returning id
                        """)
                .param("closedBefore", utc(closedBefore))
                .param("askedBefore", utc(askedBefore))
                .param("now", utc(now))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    List<Long> toDraw() {
        return jdbc.sql(
                        """
                        select id from giveaways
                        where drawn_at is null
                            and case mode
                                when 'FIRST_COME' then closed_offset is not null or entries >= quota
                                else closed_offset is not null and asked_to_draw_at is not null
                            end
                        order by id
                        """)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// @return whether it was asked for the first time
    boolean askToDraw(long id, Instant now) {
        return jdbc.sql(
                                """
                                update giveaways set asked_to_draw_at = :now
                                where id = :id and asked_to_draw_at is null
                                """)
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void drawn(long id, Instant now) {
        jdbc.sql("update giveaways set drawn_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

package io.bookmaru.api.giveaway;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `giveaway_entries`.
@Repository
class Entries {
    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A member's record in the log.
    record LoggedEntry(long memberId, long offset) {}

    record PlacedEntry(long memberId, int place, long offset) {}

    record StoredEntry(int place, boolean won) {}

    /// Gives the next places, in the order of the list, to those members who have none yet. Belongs
    /// into the transaction that has locked the giveaway.
    ///
    /// @param logged of each member one
    /// @return how many got a place
    int add(long giveawayId, int placesBefore, List<LoggedEntry> logged) {
        return jdbc.sql(
                        """
                        insert into giveaway_entries (giveaway_id, member_id, place, record_offset)
                        select :giveawayId, member_id,
                               :before + row_number() over (order by record_offset), record_offset
                        from unnest(:members::bigint[], :offsets::bigint[])
                            as logged (member_id, record_offset)
                        where not exists (
                            select from giveaway_entries known
                            where known.giveaway_id = :giveawayId
                                and known.member_id = logged.member_id)
                        """)
                .param("giveawayId", giveawayId)
                .param("before", placesBefore)
                .param("members", logged.stream().mapToLong(LoggedEntry::memberId).toArray())
                .param("offsets", logged.stream().mapToLong(LoggedEntry::offset).toArray())
                .update();
    }

    Optional<StoredEntry> find(long giveawayId, long memberId) {
        return jdbc.sql(
                        """
                        select place, won from giveaway_entries
                        where giveaway_id = :giveawayId and member_id = :memberId
                        """)
                .param("giveawayId", giveawayId)
                .param("memberId", memberId)
                .query((row, _) -> new StoredEntry(row.getInt("place"), row.getBoolean("won")))
                .optional();
    }

    /// In the order of their places.
    List<PlacedEntry> all(long giveawayId) {
        return jdbc.sql(
                        """
                        select member_id, place, record_offset from giveaway_entries
                        where giveaway_id = :giveawayId order by place
                        """)
                .param("giveawayId", giveawayId)
                .query((row, _) -> new PlacedEntry(row.getLong(1), row.getInt(2), row.getLong(3)))
                .list();
    }

    /// In the order of their places.
    List<Long> members(long giveawayId, int lastPlace) {
        return jdbc.sql(
                        """
                        select member_id from giveaway_entries
                        where giveaway_id = :giveawayId and place <= :lastPlace
                        order by place
                        """)
                .param("giveawayId", giveawayId)
                .param("lastPlace", lastPlace)
                .query((row, _) -> row.getLong("member_id"))
                .list();
    }

    void win(long giveawayId, Collection<Long> memberIds) {
        jdbc.sql(
                        """
                        update giveaway_entries set won = true
                        where giveaway_id = :giveawayId and member_id = any (:members::bigint[])
                        """)
                .param("giveawayId", giveawayId)
                .param("members", memberIds.toArray(Long[]::new))
                .update();
    }
}

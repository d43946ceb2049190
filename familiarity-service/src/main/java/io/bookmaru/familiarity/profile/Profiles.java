package io.bookmaru.familiarity.profile;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One row for each profile. A withdrawn one stays as a row without data, so that whoever reads the
/// changes learns of it and an older snapshot cannot bring it back.
@Component
public class Profiles {
    private static final long NO_REVISION_FOLLOWS = Long.MAX_VALUE;
    private static final Profile NOTHING = new Profile(Set.of(), Set.of(), null, null);

    private final JdbcClient jdbc;

    public Profiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a reader has to catch up with.
    ///
    /// @param changeSeq whatever is committed later has a higher number
    /// @param rarityEpoch of the weights in use
    public record Newest(long changeSeq, long rarityEpoch) {}

    /// To be asked before the changes are read.
    public Newest newest() {
        return jdbc.sql("select last, epoch from change_counter, rarity")
                .query((row, _) -> new Newest(row.getLong("last"), row.getLong("epoch")))
                .single();
    }

    /// Tells databases apart: numbers of one mean nothing in another.
    public UUID lineage() {
        return jdbc.sql("select lineage from change_counter").query(UUID.class).single();
    }

    /// @return the oldest changes first, at most `limit`
    public List<ProfileVersion> changedAfter(long changeSeq, int limit) {
        return jdbc.sql(
                        """
                        select member_id, change_seq, withdrawn, hobbies, interests, mbti, region
                        from profile
                        where change_seq > :changeSeq
                        order by change_seq
                        limit :limit
                        """)
                .param("changeSeq", changeSeq)
                .param("limit", limit)
                .query((row, _) -> version(row))
                .list();
    }

    /// Makes the member's profile disappear for good, also if its last snapshot is yet to come.
    public void erase(long memberId) {
        keep(memberId, NO_REVISION_FOLLOWS, null);
    }

    /// Two rows written by one statement, or none if the revision is not newer than what is known.
    ///
    /// @param profile null withdraws it
    void keep(long memberId, long revision, @Nullable Profile profile) {
        var kept = profile == null ? NOTHING : profile;
        jdbc.sql(
                        """
                        with counter as (
                            update change_counter
                            set last = last + 1
                            where not exists (
                                select from profile
                                where member_id = :memberId and revision >= :revision)
                            returning last)
                        insert into profile (
                            member_id, revision, change_seq, withdrawn,
                            hobbies, interests, mbti, region)
                        select
                            :memberId, :revision, counter.last, :withdrawn,
                            :hobbies, :interests, :mbti, :region
                        from counter
                        on conflict (member_id) do update
                        set revision = excluded.revision,
                            change_seq = excluded.change_seq,
                            withdrawn = excluded.withdrawn,
                            hobbies = excluded.hobbies,
                            interests = excluded.interests,
                            mbti = excluded.mbti,
                            region = excluded.region
                        where profile.revision < excluded.revision
                        """)
                .param("memberId", memberId)
                .param("revision", revision)
                .param("withdrawn", profile == null)
                .param("hobbies", kept.hobbies().toArray(String[]::new))
                .param("interests", kept.interests().toArray(String[]::new))
                .param("mbti", kept.mbti())
                .param("region", kept.region())
                .update();
    }

    private static ProfileVersion version(ResultSet row) throws SQLException {
        var memberId = row.getLong("member_id");
        var changeSeq = row.getLong("change_seq");
        return row.getBoolean("withdrawn")
                ? new ProfileVersion.Withdrawn(memberId, changeSeq)
                : new ProfileVersion.Approved(memberId, changeSeq, profile(row));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                terms(row.getArray("hobbies")),
                terms(row.getArray("interests")),
                row.getString("mbti"),
                row.getString("region"));
    }

    private static Set<String> terms(Array array) throws SQLException {
        return Set.copyOf(List.of((String[]) array.getArray()));
    }
}

package io.bookmaru.familiarity.ranking;

import com.zaxxer.hikari.HikariDataSource;
import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.profile.ProfileChange;
import io.bookmaru.familiarity.profile.Profiles;
import java.sql.Types;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tables of a schema of their own, so that a test is alone with them, and two ways to number their
/// changes.
final class NumberedChanges {
    private final String schema;
    private final boolean bySequence;
    private final HikariDataSource database;

    final TransactionTemplate transactions;
    final JdbcClient jdbc;
    final Profiles profiles;

    NumberedChanges(Environment servers, String schema, boolean bySequence) {
        this.schema = schema;
        this.bySequence = bySequence;
        this.database = new HikariDataSource();
        database.setJdbcUrl(servers.getRequiredProperty("spring.datasource.url"));
        database.setUsername(servers.getRequiredProperty("spring.datasource.username"));
        database.setPassword(servers.getRequiredProperty("spring.datasource.password"));
        database.setSchema(schema);
        database.setMaximumPoolSize(30);
        database.setMinimumIdle(1);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.jdbc = JdbcClient.create(database);
        this.profiles = new Profiles(jdbc);
        makeTables();
    }

    /// Inside the caller's transaction.
    void change(long member, long revision, Profile profile) {
        if (bySequence) upsert(member, revision, profile);
        else ProfileChange.keep(profiles, member, revision, profile);
    }

    void drop() {
        run("drop schema " + schema + " cascade");
        database.close();
    }

    private void makeTables() {
        run("create schema " + schema);
        for (var table : new String[] {"profile", "rarity", "common_term", "change_counter"})
            run("create table %s (like public.%s including all)".formatted(table, table));
        run("insert into rarity (epoch, counted_change_seq) values (0, 0)");
        if (bySequence) {
            run("drop table change_counter");
            run("create sequence numbers");
            run(
                    "create view change_counter as select coalesce(max(change_seq), 0) as last from profile");
        } else {
            run("insert into change_counter (last) values (0)");
        }
    }

    /// As [Profiles] does it, but for the number.
    private void upsert(long member, long revision, Profile profile) {
        jdbc.sql(
                        """
                        insert into profile (
                            member_id, revision, change_seq, withdrawn,
                            hobbies, interests, mbti, region)
                        values (:member, :revision, nextval('numbers'), false,
                                :hobbies, :interests, :mbti, :region)
                        on conflict (member_id) do update
                        set revision = excluded.revision,
                            change_seq = excluded.change_seq,
                            hobbies = excluded.hobbies,
                            interests = excluded.interests,
                            mbti = excluded.mbti,
                            region = excluded.region
                        where profile.revision < excluded.revision
                        """)
                .param("member", member)
                .param("revision", revision)
                .param("hobbies", profile.hobbies().toArray(String[]::new))
                .param("interests", profile.interests().toArray(String[]::new))
                .param("mbti", profile.mbti(), Types.VARCHAR)
                .param("region", profile.region(), Types.VARCHAR)
                .update();
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}

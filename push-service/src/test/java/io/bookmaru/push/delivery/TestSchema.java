package io.bookmaru.push.delivery;

import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.testing.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The service's tables in a schema of a test's own, and what a test plants in them.
record TestSchema(String name, JdbcClient jdbc) {
    private static final AtomicInteger numbers = new AtomicInteger();

    static TestSchema create() {
        var servers = TestServers.running();
        var name = "sending_" + numbers.incrementAndGet();
        var url =
                servers.jdbcUrl()
                        + (servers.jdbcUrl().contains("?") ? "&" : "?")
                        + "currentSchema="
                        + name;
        var dataSource =
                new DriverManagerDataSource(
                        url, servers.databaseUser(), servers.databasePassword());
        Flyway.configure()
                .dataSource(servers.jdbcUrl(), servers.databaseUser(), servers.databasePassword())
                .schemas(name)
                .load()
                .migrate();
        return new TestSchema(name, JdbcClient.create(dataSource));
    }

    /// A browser of a member's own.
    void subscribe(long member, Browser browser) {
        subscribe(member, List.of(browser.endpoint().toString()), browser);
    }

    /// Many endpoints of one member, all with the keys of one browser.
    void subscribe(long member, List<String> endpoints, Browser keys) {
        subscribe(member, endpoints, keys, VapidKeyFile.id());
    }

    /// @param keyId of the key of ours that they were made for
    void subscribe(long member, List<String> endpoints, Browser keys, String keyId) {
        jdbc.sql(
                        """
                        insert into subscription
                            (member_id, endpoint, p256dh, auth, vapid_key_id, binding_version, bound_at)
                        select ?, e, ?, ?, ?, 1, now() from unnest(?::text[]) e
                        """)
                .params(member, keys.p256dh(), keys.auth(), keyId, endpoints.toArray(String[]::new))
                .update();
    }

    /// Plans notifications for each browser of a member.
    ///
    /// @return how many deliveries
    int plan(long member, int notifications, String lifetime) {
        return jdbc.sql(
                        """
                        with n as (
                            insert into notification
                                (event_id, member_id, kind, title, body, url, tag, created_at, expires_at)
                            select gen_random_uuid(), ?, 'COMMENT', 'title', 'body', '/posts/1',
                                'comment-' || i, now(), now() + ?::interval
                            from generate_series(1, ?) i
                            returning id, member_id, expires_at)
                        insert into delivery
                            (notification_id, subscription_id, binding_version, origin,
                             next_attempt_at, expires_at)
                        select n.id, s.id, s.binding_version,
                            coalesce(lower(substring(s.endpoint from '^[^:/?#]+://[^/?#]*')), ''),
                            now(), n.expires_at
                        from n join subscription s on s.member_id = n.member_id
                        """)
                .params(member, lifetime, notifications)
                .update();
    }

    int plan(long member, int notifications) {
        return plan(member, notifications, "1 day");
    }

    /// How many deliveries of a member are in each state, with the reason when it is over.
    Map<String, Long> states(long member) {
        var states = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        select d.state, count(*)
                        from delivery d join notification n on n.id = d.notification_id
                        where n.member_id = ?
                        group by 1
                        """)
                .param(member)
                .query(row -> {
                    states.put(row.getString(1), row.getLong(2));
                });
        return states;
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}

package io.bookmaru.benchmarks.push;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.site.Service;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.infrastructure.Database;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.QuickPushService;
import io.bookmaru.push.testing.VapidKeyFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// A push-service process with PostgreSQL, and push services that take everything at once, in this
/// JVM. Rates are from the first row due to the last one recorded as accepted.
final class Queue implements AutoCloseable {
    static final Database DATABASE = new Database("bookmaru_push", "benchmark");
    private static final int ORIGINS = 4;
    private static final int BROWSERS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final QuickPushService pushServices =
            QuickPushService.start(
                    path -> path.startsWith("/hangs") ? Answer.NEVER : Answer.CREATED,
                    Duration.ZERO);
    private final List<String> origins =
            IntStream.range(0, ORIGINS).mapToObj(_ -> pushServices.anotherOrigin()).toList();
    private final Connection database;
    private final Browser keys;
    private long member;

    Queue(Site site, Path folder) throws Exception {
        site.postgres().add(DATABASE);
        var properties = new HashMap<String, String>();
        properties.put("spring.datasource.url", site.postgres().jdbcUrl(DATABASE.name()));
        properties.put("spring.datasource.username", DATABASE.name());
        properties.put("spring.datasource.password", DATABASE.password());
        properties.put("spring.kafka.bootstrap-servers", site.kafka().address());
        properties.put("bookmaru.kafka.create-topics", "true");
        properties.put("bookmaru.token.key-store", folder.resolve("jwks.json").toString());
        properties.put("bookmaru.vapid.private-key", VapidKeyFile.in(folder).toString());
        properties.put("bookmaru.push.storage.secret", "a secret for benchmarks, not short");
        properties.put("bookmaru.push.endpoints.extra-origins", String.join(",", origins));
        site.start(
                new Service(
                        "push-service",
                        List.of("-jar", "push-service/target/push-service.jar"),
                        properties));
        try (var browsers = FakePushService.start()) {
            keys = browsers.newBrowser();
        }
        database =
                DriverManager.getConnection(
                        site.postgres().jdbcUrl(DATABASE.name()),
                        DATABASE.name(),
                        DATABASE.password());
    }

    /// Deliveries a second to so many push services together.
    double perSecond(int origins, int deliveries) throws Exception {
        var first = member + 1;
        for (int i = 0; i < origins; i++)
            plan(this.origins.get(i) + "/ok/", deliveries / origins, "1 hour");
        return drain(first, member);
    }

    /// Lets the last push service hang with so much to do.
    void hang(int deliveries) throws Exception {
        plan(origins.getLast() + "/hangs/", deliveries, "0 seconds");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (pushServices.requestsFor("/hangs/0") == 0) pause(deadline);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        pushServices.close();
    }

    /// They become due all at once, when all of them are there.
    private double drain(long first, long last) throws Exception {
        execute(
                "update delivery set next_attempt_at = now() where state = 'WAITING' and "
                        + of(first, last));
        var start = System.nanoTime();
        var deadline = start + PATIENCE.toNanos();
        var all = count(of(first, last));
        while (count("state = 'WAITING' and " + of(first, last)) > 0) pause(deadline);
        var seconds = (System.nanoTime() - start) / 1e9;
        if (count("state = 'ACCEPTED' and " + of(first, last)) != all)
            throw new UnusableException("Not all were accepted");
        return all / seconds;
    }

    private void plan(String prefix, int deliveries, String later) throws SQLException {
        member++;
        execute(
                """
                insert into subscription
                    (member_id, endpoint, p256dh, auth, vapid_key_id, binding_version, bound_at)
                select %d, '%s' || i || '?%d', '%s', '%s', '%s', 1, now()
                from generate_series(0, %d) i
                """
                        .formatted(
                                member,
                                prefix,
                                member,
                                keys.p256dh(),
                                keys.auth(),
                                VapidKeyFile.id(),
                                BROWSERS - 1));
        execute(
                """
                with n as (
                    insert into notification
                        (event_id, member_id, kind, title, body, url, tag, created_at, expires_at)
                    select gen_random_uuid(), %1$d, 'COMMENT', '새 코멘트',
                        '이바다가 코멘트를 달았습니다.', '/posts/77', 'comment-' || i, now(),
                        now() + interval '1 day'
                    from generate_series(1, %2$d) i
                    returning id, expires_at)
                insert into delivery
                    (notification_id, subscription_id, binding_version, origin, next_attempt_at,
                     expires_at)
                select n.id, s.id, 1, substring(s.endpoint from '^[^:/?#]+://[^/?#]*'),
                    now() + interval '%3$s', n.expires_at
                from n cross join (select id, endpoint from subscription where member_id = %1$d) s
                """
                        .formatted(member, deliveries / BROWSERS, later));
        execute("analyze delivery, notification, subscription");
    }

    private static String of(long first, long last) {
        return "notification_id in (select id from notification where member_id between %d and %d)"
                .formatted(first, last);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String condition) throws SQLException {
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from delivery where " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void pause(long deadline) throws InterruptedException, UnusableException {
        if (System.nanoTime() > deadline) throw new UnusableException("Not delivered in time");
        Thread.sleep(100);
    }
}

package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.site.ServiceProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ten profiles change, somebody looks, and so on.
record ViewAfterChanges(RankingSite site, ServiceProcess service) {
    private static final int CHANGES = 10;
    private static final int VIEWS = 300;
    private static final int WARM_UP = 100;
    private static final long VIEWER = 1;

    record Times(int views, double medianMillis, double p99Millis) {}

    Times times(int members) throws Exception {
        var jdbc = site.profiles.jdbc();
        var millis = new double[VIEWS];
        var request =
                HttpRequest.newBuilder(service.uri().resolve("/api/v1/familiarity/ranking"))
                        .header("Authorization", "Bearer " + site.tokens.forMember(VIEWER))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            for (var view = -WARM_UP; view < VIEWS; view++) {
                change(jdbc, members / 2 + (view + WARM_UP) * CHANGES % (members / 3));
                var started = System.nanoTime();
                var answer = client.send(request, BodyHandlers.ofString());
                if (view >= 0) millis[view] = (System.nanoTime() - started) / 1e6;
                if (answer.statusCode() != 200)
                    throw new UnusableException("Not a page: " + answer.statusCode());
            }
        }
        Arrays.sort(millis);
        return new Times(VIEWS, millis[VIEWS / 2], millis[VIEWS * 99 / 100]);
    }

    /// As the service's listener does it.
    private static void change(JdbcClient jdbc, int from) {
        jdbc.sql(
                        """
                        with counter as (
                            update change_counter set last = last + :changes returning last)
                        update profile
                        set revision = revision + 1,
                            change_seq = last - :changes + member_id - :from,
                            region = '지역 ' || (revision % 250)
                        from counter
                        where member_id > :from and member_id <= :from + :changes
                        """)
                .param("changes", CHANGES)
                .param("from", from)
                .update();
    }
}

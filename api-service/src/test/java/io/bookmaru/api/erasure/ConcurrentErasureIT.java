package io.bookmaru.api.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything that a member can write, while the member is erased.
@ApiIT
class ConcurrentErasureIT {
    /// `-Dbookmaru.test.erasures=200` for a long run. Writers give up, so that an erasure that
    /// waits for them for ever is a failure and no hang.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int ERASURES = Integer.getInteger("bookmaru.test.erasures", 3);

    private static final String ROWS =
            """
            select (select count(*) from children where member_id = :id)
                 + (select count(*) from reactions where child_id = any (:children))
                 + (select count(*) from posts where author_id = :id)
                 + (select count(*) from comments where author_id = :id)
                 + (select count(*) from reviews where author_id = :id)
                 + (select count(*) from reader_infos where member_id = :id)
                 + (select count(*) from profile_requests where member_id = :id)
                 + (select count(*) from profiles where member_id = :id)
                 + (select count(*) from blocks where :id in (member_id, blocked_member_id))
                 + (select count(*) from idempotency_keys where member_id = :id)
                 + (select count(*) from refresh_tokens where member_id = :id)
                 + (select count(*) from members where id = :id)
            """;

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    private record Request(HttpMethod method, String path, String body) {}

    @Test
    void nothingComesInAfterItAndNoRequestFails() throws Exception {
        var statuses = new TreeMap<Integer, Integer>();
        int left = 0;
        for (int i = 0; i < ERASURES; i++) {
            var books = List.of(api.addBook(), api.addBook(), api.addBook());
            var other = api.signUp("이바다");
            var member = api.signUp("김하늘");
            var child = api.addChild(member);

            var answered = eraseWhileWriting(member, other, child, books);

            answered.forEach(status -> statuses.merge(status, 1, Integer::sum));
            left += rowsOf(member.id(), child);
        }

        assertThat(left).isZero();
        assertThat(statuses.keySet()).isSubsetOf(200, 201, 202, 204, 400, 401, 404, 409);
        System.out.printf(
                "FIGURE erasure under writes: %d erasures, answers by status %s, 0 rows left%n",
                ERASURES, statuses);
    }

    private List<Integer> eraseWhileWriting(
            Api.Member member, Api.Member other, long child, List<Long> books) throws Exception {
        long post = post(other);
        long own = post(member);
        var children = "/api/v1/children";
        var writers =
                List.of(
                        new Request(POST, children, "{\"nickname\": \"별이\", \"birthYear\": 2019}"),
                        reaction(child, books.get(0)),
                        reaction(child, books.get(1)),
                        new Request(POST, "/api/v1/posts", "{\"title\": \"t\", \"body\": \"b\"}"),
                        new Request(
                                POST, "/api/v1/posts/" + post + "/comments", "{\"body\": \"b\"}"),
                        new Request(
                                POST, "/api/v1/posts/" + own + "/comments", "{\"body\": \"b\"}"),
                        review(books.get(0), 3),
                        review(books.get(1), 4),
                        new Request(PUT, "/api/v1/blocks/" + other.id(), null),
                        new Request(PATCH, "/api/v1/members/me", "{\"displayName\": \"하늘\"}"),
                        new Request(
                                POST,
                                "/api/v1/profile-requests",
                                """
                                {"hobbies": ["h"], "interests": [], "mbti": "INFP",
                                 "region": "r", "introduction": ""}
                                """));
        var gone = new AtomicBoolean();
        var barrier = new CyclicBarrier(writers.size() + 2);
        var statuses = new ArrayList<Future<List<Integer>>>();
        // Virtual ones that are refused at once would never leave a processor to the others.
        try (var threads = Executors.newCachedThreadPool()) {
            for (var request : writers)
                statuses.add(threads.submit(repeat(request, member, barrier, gone)));
            statuses.add(
                    threads.submit(
                            repeat(
                                    new Request(PUT, "/api/v1/blocks/" + member.id(), null),
                                    other,
                                    barrier,
                                    gone)));
            statuses.add(
                    threads.submit(() -> {
                        barrier.await();
                        try {
                            return List.of(
                                    status(
                                            new Request(DELETE, "/api/v1/members/me", null),
                                            member));
                        } finally {
                            gone.set(true);
                        }
                    }));
        }
        var all = new ArrayList<Integer>();
        for (var future : statuses) all.addAll(future.get());
        assertThat(all).contains(202);
        return all;
    }

    private Callable<List<Integer>> repeat(
            Request request, Api.Member member, CyclicBarrier barrier, AtomicBoolean gone) {
        return () -> {
            barrier.await();
            var statuses = new ArrayList<Integer>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            do statuses.add(status(request, member));
            while (!gone.get() && System.nanoTime() < deadline);
            statuses.add(status(request, member));
            return statuses;
        };
    }

    private int status(Request request, Api.Member member) {
        return api.call(request.method(), request.path(), member.token(), request.body())
                .getResponse()
                .getStatus();
    }

    private static Request reaction(long child, long book) {
        var path = "/api/v1/children/%d/reactions/%d".formatted(child, book);
        return new Request(PUT, path, "{\"kind\": \"LIKE\"}");
    }

    private static Request review(long book, int level) {
        return new Request(
                POST,
                "/api/v1/books/" + book + "/reviews",
                """
                {"rating": 5, "body": "b", "readerInfo": {"readingLevel": %d, "ageYears": 7}}
                """
                        .formatted(level));
    }

    private long post(Api.Member member) {
        return api.created("/api/v1/posts", member.token(), "{\"title\": \"t\", \"body\": \"b\"}")
                .get("id")
                .asLong();
    }

    private int rowsOf(long member, long child) {
        return jdbc.sql(ROWS)
                .params(Map.of("id", member, "children", new Long[] {child}))
                .query(Integer.class)
                .single();
    }
}

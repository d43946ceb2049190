package io.bookmaru.api.outage;

import io.bookmaru.api.outage.ServiceOnOwnServers.Answer;
import io.bookmaru.api.testing.Api;
import io.bookmaru.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Writes that publish, so many a second as long as they are answered: of ten, eight are reactions,
/// one is a comment and one a child.
class Writes {
    /// Fewer than the service has connections to its database, so that none waits for one.
    private static final int CALLERS = 6;

    private static final int BOOKS = 20;
    private static final int CHILDREN = 10;
    private static final int PAIRS = BOOKS * CHILDREN;

    private final ServiceOnOwnServers service;
    private final String token;
    private final List<Long> books = new ArrayList<>();
    private final List<Long> children = new ArrayList<>();
    private final long post;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> unanswered = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean running = true;

    Writes(ServiceOnOwnServers service) throws Exception {
        this.service = service;
        this.token = service.signUp();
        for (int i = 0; i < BOOKS; i++) {
            var book = Api.book("A book " + UUID.randomUUID());
            books.add(id("/api/v1/books", TestTokens.forAdmin(1), book));
        }
        for (int i = 0; i < CHILDREN; i++) {
            children.add(id("/api/v1/children", token, child()));
        }
        post = id("/api/v1/posts", token, "{\"title\": \"t\", \"body\": \"b\"}");
    }

    private long id(String path, String token, String body) throws Exception {
        return service.created(path, token, body).get("id").asLong();
    }

    void start(int perSecond) {
        var start = System.nanoTime();
        var period = 1_000_000_000L / perSecond;
        for (int i = 0; i < CALLERS; i++) {
            callers.submit(() -> {
                while (running) {
                    int number = count.getAndIncrement();
                    LockSupport.parkNanos(start + number * period - System.nanoTime());
                    write(number);
                }
            });
        }
    }

    /// Returns when every write has its answer.
    void stop() {
        running = false;
        callers.close();
    }

    private void write(int number) {
        try {
            answers.add(
                    switch (number % 10) {
                        case 0 ->
                                service.call(
                                        "POST",
                                        "/api/v1/posts/" + post + "/comments",
                                        token,
                                        "{\"body\": \"b\"}");
                        case 1 -> service.call("POST", "/api/v1/children", token, child());
                        default -> react(number);
                    });
        } catch (Exception e) {
            unanswered.add(e);
        }
    }

    /// Each turn through all pairs changes every one of them.
    private Answer react(int number) throws Exception {
        int reaction = number / 10 * 8 + number % 10 - 2;
        int pair = reaction % PAIRS;
        return service.call(
                "PUT",
                "/api/v1/children/%d/reactions/%d"
                        .formatted(children.get(pair / BOOKS), books.get(pair % BOOKS)),
                token,
                "{\"kind\": \"%s\"}".formatted(reaction / PAIRS % 2 == 0 ? "LIKE" : "DISLIKE"));
    }

    private static String child() {
        return "{\"nickname\": \"별이\", \"birthYear\": 2019}";
    }

    int sent() {
        return count.get();
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    List<Exception> unanswered() {
        return List.copyOf(unanswered);
    }
}

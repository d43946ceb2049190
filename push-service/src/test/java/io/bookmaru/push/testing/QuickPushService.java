package io.bookmaru.push.testing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/// A push service for load: takes everything unread, and counts it by URL without its query.
public final class QuickPushService implements AutoCloseable {
    private final Map<String, LongAdder> urls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> paths = new ConcurrentHashMap<>();
    private final LongAdder all = new LongAdder();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Function<String, Answer> answers;
    private final Duration latency;
    private final Http2Server server;

    private QuickPushService(Function<String, Answer> answers, Duration latency) {
        this.answers = answers;
        this.latency = latency;
        this.server = new Http2Server(this::handle);
    }

    /// @param answers what is answered to a message for a path; asked by the thread that reads
    /// @param latency from the request to the answer
    public static QuickPushService start(Function<String, Answer> answers, Duration latency) {
        return new QuickPushService(answers, latency);
    }

    /// Opens one more port.
    public String anotherOrigin() {
        return server.listen();
    }

    public long requests() {
        return all.sum();
    }

    public long requestsTo(String origin, String path) {
        return urls.getOrDefault(origin + path, new LongAdder()).sum();
    }

    public long requestsFor(String path) {
        return paths.getOrDefault(path, new LongAdder()).sum();
    }

    @Override
    public void close() {
        server.close();
        timer.shutdownNow();
    }

    private void handle(Http2Server.Request request, Consumer<Answer> respond) {
        var path = request.path().split("\\?", 2)[0];
        all.increment();
        count(paths, path);
        count(urls, request.origin() + path);
        var answer = answers.apply(path);
        if (answer == Answer.NEVER) return;
        if (latency.isZero()) respond.accept(answer);
        else timer.schedule(() -> respond.accept(answer), latency.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void count(Map<String, LongAdder> counts, String key) {
        counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
    }
}

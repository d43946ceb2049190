package io.bookmaru.push.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.push.testing.Http2Server.Request;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A push service on a loopback port: HTTP/2 without TLS, but otherwise it refuses what a real one
/// would (RFC 8030 §5, RFC 8291 §4, RFC 8292 §4), then decrypts like a browser would.
///
/// ```java
/// try (var pushService = FakePushService.start()) {
///     var browser = pushService.newBrowser();
///     // ... subscribe browser.toJson(), make something happen ...
///     await().until(() -> browser.pushes().size() == 1);
///     assertThat(pushService.refusals()).isEmpty();
/// }
/// ```
public final class FakePushService implements AutoCloseable {
    private static final int MAX_BODY = 4096;

    private final Http2Server server = new Http2Server(this::handle);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final VapidCheck vapid;
    private final String origin;

    private FakePushService(Clock clock) {
        this.clock = clock;
        this.vapid = new VapidCheck(clock);
        this.origin = server.listen();
    }

    public static FakePushService start() {
        return start(Clock.systemUTC());
    }

    /// @param clock tells whether a sender's token has expired
    public static FakePushService start(Clock clock) {
        return new FakePushService(clock);
    }

    /// For example `http://127.0.0.1:41234`.
    public String origin() {
        return origin;
    }

    /// Listens on one more port, and so looks like another push service.
    public String anotherOrigin() {
        return server.listen();
    }

    /// A browser that has just asked this push service for an endpoint.
    public Browser newBrowser() {
        return newBrowser(origin);
    }

    /// @param origin one of this push service's
    public Browser newBrowser(String origin) {
        var path = "/push/" + UUID.randomUUID();
        var browser = new Browser(URI.create(origin + path));
        browsers.put(path, browser);
        return browser;
    }

    /// Why requests were refused by the checks, oldest first. Empty when the sender does it right.
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        server.close();
        workers.close();
    }

    private void handle(Request request, Consumer<Answer> respond) {
        var arrived = clock.instant();
        workers.execute(() -> {
            var browser = browsers.get(request.path());
            if (browser != null) browser.arrived(arrived);
            var answer = browser == null ? Answer.status(404) : answer(request, browser);
            if (browser != null) browser.answered(answer.status());
            if (answer != Answer.NEVER) respond.accept(answer);
        });
    }

    private Answer answer(Request request, Browser browser) {
        try {
            return browser.receive(read(request, browser));
        } catch (Refusal refusal) {
            refusals.add(refusal.status() + " " + refusal.getMessage());
            return Answer.status(refusal.status());
        }
    }

    private ReceivedPush read(Request request, Browser browser) throws Refusal {
        if (!request.method().equals("POST")) throw new Refusal(405, "not POST");
        var sender = vapid.sender(request.header("Authorization"), request.origin());
        var body = request.body();
        if (body.length > MAX_BODY) throw new Refusal(413, body.length + " bytes");
        if (!"aes128gcm".equals(request.header("Content-Encoding"))) {
            throw new Refusal(415, "Content-Encoding is not aes128gcm");
        }
        return new ReceivedPush(
                decrypted(body, browser),
                timeToLive(request.header("TTL")),
                urgency(request.header("Urgency")),
                topic(request.header("Topic")),
                sender,
                Decryption.keyAndSalt(body));
    }

    /// A real push service cannot look inside, but what its browser could not read is our mistake
    /// as well.
    private static String decrypted(byte[] body, Browser browser) throws Refusal {
        try {
            return new String(browser.decryption().decrypt(body), UTF_8);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal(400, "not decryptable: " + e);
        }
    }

    private static Duration timeToLive(String value) throws Refusal {
        if (value == null || !value.matches("\\d{1,10}")) {
            throw new Refusal(400, "TTL: %s (expected: seconds)".formatted(value));
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static String urgency(String value) throws Refusal {
        if (value == null || value.matches("very-low|low|normal|high")) return value;
        throw new Refusal(400, "Urgency: " + value);
    }

    private static String topic(String value) throws Refusal {
        if (value == null || value.matches("[A-Za-z0-9_-]{1,32}")) return value;
        throw new Refusal(400, "Topic: " + value);
    }
}

package io.bookmaru.push.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A push service on a loopback port: plain HTTP, but otherwise it refuses what a real one would
/// (RFC 8030 §5, RFC 8291 §4, RFC 8292 §4), then decrypts like a browser would.
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

    private final HttpServer server;
    private final VapidCheck vapid;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    private FakePushService(HttpServer server, Clock clock) {
        this.server = server;
        this.vapid = new VapidCheck(origin(), clock);
    }

    public static FakePushService start() {
        return start(Clock.systemUTC());
    }

    /// @param clock tells whether a sender's token has expired
    public static FakePushService start(Clock clock) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(address, 0);
            var pushService = new FakePushService(server, clock);
            server.createContext("/push/", pushService::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return pushService;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For example `http://127.0.0.1:41234`.
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A browser that has just asked this push service for an endpoint.
    public Browser newBrowser() {
        var path = "/push/" + UUID.randomUUID();
        var browser = new Browser(URI.create(origin() + path));
        browsers.put(path, browser);
        return browser;
    }

    /// Why requests were refused by the checks, oldest first. Empty when the sender does it right.
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var browser = browsers.get(exchange.getRequestURI().getPath());
            var answer = browser == null ? Answer.status(404) : answer(exchange, browser);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (browser != null) browser.answered(answer.status());
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    private Answer answer(HttpExchange exchange, Browser browser) throws IOException {
        try {
            return browser.receive(read(exchange, browser));
        } catch (Refusal refusal) {
            refusals.add(refusal.status() + " " + refusal.getMessage());
            return Answer.status(refusal.status());
        }
    }

    private ReceivedPush read(HttpExchange exchange, Browser browser) throws IOException, Refusal {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        if (!exchange.getRequestMethod().equals("POST")) throw new Refusal(405, "not POST");
        var sender = vapid.sender(headers.getFirst("Authorization"));
        if (body.length > MAX_BODY) throw new Refusal(413, body.length + " bytes");
        if (!"aes128gcm".equals(headers.getFirst("Content-Encoding"))) {
            throw new Refusal(415, "Content-Encoding is not aes128gcm");
        }
        return new ReceivedPush(
                decrypted(body, browser),
                timeToLive(headers),
                urgency(headers),
                topic(headers),
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

    private static Duration timeToLive(Headers headers) throws Refusal {
        var value = headers.getFirst("TTL");
        if (value == null || !value.matches("\\d{1,10}")) {
            throw new Refusal(400, "TTL: %s (expected: seconds)".formatted(value));
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static String urgency(Headers headers) throws Refusal {
        var value = headers.getFirst("Urgency");
        if (value == null || value.matches("very-low|low|normal|high")) return value;
        throw new Refusal(400, "Urgency: " + value);
    }

    private static String topic(Headers headers) throws Refusal {
        var value = headers.getFirst("Topic");
        if (value == null || value.matches("[A-Za-z0-9_-]{1,32}")) return value;
        throw new Refusal(400, "Topic: " + value);
    }
}

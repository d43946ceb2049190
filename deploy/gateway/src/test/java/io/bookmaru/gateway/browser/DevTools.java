package io.bookmaru.gateway.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One connection to a browser's debugging protocol: calls with their answers, and all events since
/// the beginning.
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    /// @param session of the page or worker that it is about; empty for the browser itself
    record Event(String session, String method, JsonNode params) {}

    DevTools(URI browser) {
        socket = http.newWebSocketBuilder().buildAsync(browser, this).join();
    }

    /// @param session empty for the browser itself
    JsonNode call(String session, String method, Map<String, ?> params) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        calls.put(id, answer);
        var call = json.createObjectNode().put("id", id).put("method", method);
        if (!session.isEmpty()) call.put("sessionId", session);
        call.set("params", json.valueToTree(params));
        send(call.toString());
        var answered = answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        if (answered.has("error")) throw new AssertionError(method + ": " + answered.get("error"));
        return answered.get("result");
    }

    private synchronized void send(String text) {
        socket.sendText(text, true).join();
    }

    /// The first event like that, also one that has come already.
    Event await(Predicate<Event> wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (events) {
            while (true) {
                var found = events.stream().filter(wanted).findFirst();
                if (found.isPresent()) return found.get();
                var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) throw new AssertionError("No such event among " + events);
                waitFor(left);
            }
        }
    }

    List<Event> events(Predicate<Event> wanted) {
        synchronized (events) {
            return events.stream().filter(wanted).toList();
        }
    }

    private void waitFor(long millis) {
        try {
            events.wait(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(json.readTree(message.toString()));
            message.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void receive(JsonNode received) {
        if (received.has("id")) {
            calls.remove(received.get("id").asInt()).complete(received);
            return;
        }
        synchronized (events) {
            events.add(
                    new Event(
                            received.path("sessionId").asString(""),
                            received.get("method").asString(),
                            received.get("params")));
            events.notifyAll();
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}

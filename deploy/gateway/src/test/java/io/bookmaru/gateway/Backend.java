package io.bookmaru.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A real HTTP server in the place of a service. It remembers what reached it and answers with its
/// name, unless told otherwise.
class Backend {
    record Received(String method, URI uri, Headers headers, byte[] body) {}

    private final String name;
    private final int port;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile HttpHandler answer = this::answerName;

    Backend(String name) {
        this.name = name;
        server = listenOn(0);
        port = server.getAddress().getPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    List<Received> received() {
        return received;
    }

    Received last() {
        return received.getLast();
    }

    void answers(HttpHandler handler) {
        answer = handler;
    }

    void stop() {
        server.stop(0);
    }

    void startAgain() {
        server = listenOn(port);
    }

    void reset() {
        received.clear();
        answer = this::answerName;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(
                    new Received(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody().readAllBytes()));
            answer.handle(exchange);
        }
    }

    private void answerName(HttpExchange exchange) throws IOException {
        var text = name.getBytes();
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
    }

    private HttpServer listenOn(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var created = HttpServer.create(address, 0);
            created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            created.createContext("/", this::handle);
            created.start();
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.bookmaru.local.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers for the books API: one admin, pages, and no more books than it has room for.
class FakeBooks implements AutoCloseable {
    static final String EMAIL = "admin@bookmaru.local";
    static final String PASSWORD = "마루 밑";

    private final List<JsonNode> books = new ArrayList<>();
    private final HttpServer server;
    private final int room;

    FakeBooks(int room) throws IOException {
        this.room = room;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/tokens", this::logIn);
        server.createContext("/api/v1/books", this::books);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<JsonNode> all() {
        return books;
    }

    void addAll(List<JsonNode> more) {
        books.addAll(more);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void logIn(HttpExchange exchange) throws IOException {
        var request = JsonMapper.shared().readTree(exchange.getRequestBody());
        var right = Map.of("email", EMAIL, "password", PASSWORD);
        if (!request.equals(JsonMapper.shared().valueToTree(right))) answer(exchange, 401, "{}");
        else answer(exchange, 200, "{\"accessToken\": \"admin's\"}");
    }

    private void books(HttpExchange exchange) throws IOException {
        if (!"Bearer admin's".equals(exchange.getRequestHeaders().getFirst("Authorization")))
            answer(exchange, 401, "{}");
        else if (exchange.getRequestMethod().equals("GET")) list(exchange);
        else if (books.size() == room) answer(exchange, 503, "{\"title\": \"No more room\"}");
        else {
            books.add(JsonMapper.shared().readTree(exchange.getRequestBody()));
            answer(exchange, 201, "{}");
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var query =
                List.of(exchange.getRequestURI().getQuery().split("&")).stream()
                        .map(parameter -> parameter.split("="))
                        .collect(Collectors.toMap(p -> p[0], p -> Integer.parseInt(p[1])));
        var from = Math.min(query.get("page") * query.get("size"), books.size());
        var to = Math.min(from + query.get("size"), books.size());
        var page = Map.of("totalElements", books.size());
        answer(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("content", books.subList(from, to), "page", page)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var output = exchange.getResponseBody()) {
            output.write(bytes);
        }
    }
}

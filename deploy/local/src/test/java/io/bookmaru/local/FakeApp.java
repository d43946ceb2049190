package io.bookmaru.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// Answers where a program of Bookmaru would, with as much of the API as a run asks for.
///
/// Needs nothing but the JDK, since it is packed alone into the jars of [FakeHome].
final class FakeApp {
    static final String CANNOT_START = "cannot start";

    private static int books;

    public static void main(String[] arguments) throws Exception {
        if ("tools".equals(System.getProperty("jarmode"))) {
            unpack(Path.of(arguments[2]));
            return;
        }
        if (System.getProperty("spring.context.exit") != null) return;
        if (variant().equals(CANNOT_START)) throw new IllegalStateException(CANNOT_START);
        Runtime.getRuntime().addShutdownHook(new Thread(FakeApp::endSlowly));
        serve("SERVER_PORT").createContext("/", FakeApp::answer);
        serve("MANAGEMENT_SERVER_PORT")
                .createContext("/actuator/health/readiness", exchange -> answer(exchange, 200, ""));
        System.out.println("serving");
    }

    private static String variant() throws IOException {
        try (var variant = FakeApp.class.getResourceAsStream("/variant")) {
            return new String(variant.readAllBytes(), UTF_8);
        }
    }

    /// As `extract --destination <folder>` does for a Spring Boot jar.
    private static void unpack(Path folder) throws IOException {
        var jar = Path.of(System.getProperty("java.class.path"));
        Files.copy(jar, Files.createDirectories(folder).resolve(jar.getFileName()));
    }

    private static HttpServer serve(String variable) throws IOException {
        var port = Integer.parseInt(System.getenv(variable));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (call) {
            case "POST /api/v1/tokens" -> answer(exchange, 200, "{\"accessToken\": \"token\"}");
            case "GET /api/v1/books" ->
                    answer(exchange, 200, "{\"content\": [], \"page\": {\"totalElements\": 0}}");
            case "POST /api/v1/books" -> {
                books++;
                answer(exchange, 201, "{}");
            }
            case "GET /books-received" -> answer(exchange, 200, Integer.toString(books));
            case "GET /environment" -> answer(exchange, 200, System.getenv().toString());
            case "POST /fall" -> {
                System.out.println("a last word");
                Runtime.getRuntime().halt(7);
            }
            default -> answer(exchange, 404, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Long enough to see who waits for whom.
    private static void endSlowly() {
        System.out.println("stopping at " + System.currentTimeMillis());
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println("stopped at " + System.currentTimeMillis());
    }

    private FakeApp() {}
}

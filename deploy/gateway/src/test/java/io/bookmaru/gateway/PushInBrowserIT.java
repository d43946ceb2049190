package io.bookmaru.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.bookmaru.gateway.browser.Chromium;
import io.bookmaru.gateway.browser.NeedsChromium;
import io.bookmaru.gateway.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page and its service worker in a real browser. Each test has an origin of its own, and so a
/// browser that remembers nothing. There is no push service to subscribe at, so the page gets a
/// `PushManager` of ours.
@NeedsChromium
class PushInBrowserIT extends GatewayWithBackends {
    private static final AtomicInteger ORIGINS = new AtomicInteger();

    /// Each would leave this site, or run something, if it were taken for what it looks like.
    private static final List<String> HOSTILE =
            List.of(
                    "https://evil.example/",
                    "http://evil.example/posts/7",
                    "//evil.example/posts/7",
                    "/\\evil.example/",
                    "\\\\evil.example",
                    "/\t/evil.example",
                    "https:evil.example",
                    "http://localhost:1/",
                    "http://user@evil.example/",
                    "javascript:alert(1)",
                    " javascript:alert(1)",
                    "data:text/html,hello",
                    "blob:ORIGIN/posts/7",
                    "filesystem:ORIGIN/temporary/x",
                    "view-source:ORIGIN/",
                    "file:///etc/passwd",
                    "http://[broken",
                    "ORIGIN.evil.example/",
                    "ORIGIN@evil.example/");

    @TempDir private static Path folder;
    private static Chromium chromium;

    private final String site = "t" + ORIGINS.incrementAndGet() + ".localhost";
    private volatile String publicKey = "AQAB";
    private String origin;
    private Tab tab;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start(folder);
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void visit() {
        origin = "http://" + site + ":" + port;
        API.answers(this::answer);
        PUSH.answers(this::answer);
        chromium.allowNotifications(origin);
        tab = chromium.newTab();
        tab.prepare(PUSH_MANAGER);
        tab.go(origin + "/icon.svg");
        soon().until(() -> tab.path().equals("/icon.svg"));
        logIn("1");
        visitPage("/account");
    }

    @Test
    void showsAPushAndItsClickOpensThePost() {
        deliver(message("새 코멘트", "/posts/7"));

        var worker = chromium.worker(origin);
        soon().until(() -> worker.notifications().size() == 1);
        var shown = worker.notifications().getFirst();
        assertThat(shown.get("title").asString()).isEqualTo("새 코멘트");
        assertThat(shown.get("body").asString()).isEqualTo("이바다가 코멘트를 달았습니다.");
        assertThat(shown.get("tag").asString()).isEqualTo("comment-1");

        assertThat(worker.click("새 코멘트")).isEmpty();

        soon().until(() -> tab.text("document.querySelector('h1')?.textContent").equals("잠자리 책"));
        assertThat(tab.path()).isEqualTo("/posts/7");
        assertThat(worker.notifications()).isEmpty();
        soon().untilAsserted(() ->
                assertThat(bodies("POST", "/api/v1/push/receipts"))
                        .containsExactly(
                                json("{\"receipt\": \"r-1\", \"event\": \"SHOWN\"}"),
                                json("{\"receipt\": \"r-1\", \"event\": \"CLICKED\"}")));
        assertThat(PUSH.received())
                .filteredOn(call -> call.uri().getPath().equals("/api/v1/push/receipts"))
                .noneMatch(call -> call.headers().containsKey("Authorization"));
        System.out.println(
                "FIGURE push in headless Chromium: shown, clicked, post open, 2 of 2 receipts");
    }

    @Test
    void opensAWindowOfItsOwnSiteOnly() {
        deliver(message("own", "/posts/7?from=push#comments"));
        var worker = chromium.worker(origin);
        soon().until(() -> worker.notifications().size() == 1);
        tab.go("about:blank");
        soon().until(() -> tab.text("location.href").equals("about:blank"));
        assertThat(worker.click("own")).containsExactly("/posts/7?from=push#comments");

        var opened = 0;
        for (var url : HOSTILE) {
            deliver(message("hostile", url.replace("ORIGIN", origin)));
            soon().until(() -> worker.notifications().size() == 1);
            var addresses = worker.click("hostile");
            assertThat(addresses).as(url).containsExactly("/");
            opened += addresses.size();
        }
        System.out.println(
                "FIGURE hostile urls in a push: 0 of %d left this site, %d opened the front page"
                        .formatted(HOSTILE.size(), opened));
    }

    @Test
    void goesNowhereElseInAnOpenPage() {
        tab.run(
                "navigator.serviceWorker.dispatchEvent(new MessageEvent('message',"
                        + " {data: {type: 'open', address: 'https://evil.example/'}}))");
        tab.run(
                "navigator.serviceWorker.dispatchEvent(new MessageEvent('message',"
                        + " {data: {type: 'open', address: '/posts/7'}}))");

        soon().until(() -> tab.path().equals("/posts/7"));
        assertThat(tab.text("location.origin")).isEqualTo(origin);
    }

    @Test
    void saysThatThereIsSomethingWhenAPushCannotBeRead() {
        for (var unreadable :
                List.of(
                        "",
                        "not json",
                        "[]",
                        "null",
                        "7",
                        "{\"title\": {}}",
                        "{\"body\": \"b\"}")) {
            deliver(unreadable);
            var worker = chromium.worker(origin);
            soon().until(() -> worker.notifications().size() == 1);
            assertThat(worker.notifications().getFirst().get("body").asString())
                    .as(unreadable)
                    .isEqualTo("새 소식이 있어요.");
            worker.click("책마루 Bookmaru");
        }
        assertThat(bodies("POST", "/api/v1/push/receipts")).isEmpty();
    }

    @Test
    void subscribesAndUnsubscribes() {
        turnOn();

        assertThat(bodies("POST", "/api/v1/push/subscriptions"))
                .containsExactly(json(subscription(1)));
        assertThat(tab.text("fakePush.key")).isEqualTo("AQAB");

        tab.run("document.getElementById('push-switch').click()");
        soon().until(() -> bodies("DELETE", "/api/v1/push/subscriptions").size() == 1);
        assertThat(bodies("DELETE", "/api/v1/push/subscriptions"))
                .containsExactly(json("{\"endpoint\": \"https://push.example/1\"}"));
        assertThat(tab.text("localStorage.getItem('fake.subscription')")).isEmpty();
    }

    @Test
    void unsubscribesWhoLogsOut() {
        turnOn();

        tab.run("document.getElementById('log-out').click()");

        soon().until(() -> bodies("DELETE", "/api/v1/push/subscriptions").size() == 1);
        soon().until(() -> tab.text("localStorage.getItem('session')").isEmpty());
        assertThat(tab.text("localStorage.getItem('fake.subscription')")).isEmpty();
    }

    @Test
    void subscribesAgainWhenTheKeyHasChangedOrTheSubscriptionIsLost() {
        turnOn();
        visitPage("/account");
        soon().until(() -> timesAskedForTheKey() == 2);
        publicKey = "BBBB";
        visitPage("/account");
        soon().until(() -> bodies("DELETE", "/api/v1/push/subscriptions").size() == 1);
        tab.run("localStorage.removeItem('fake.subscription')");
        visitPage("/account");
        soon().until(() -> bodies("DELETE", "/api/v1/push/subscriptions").size() == 2);

        assertThat(tab.text("fakePush.key")).isEqualTo("BBBB");
        assertThat(bodies("POST", "/api/v1/push/subscriptions"))
                .containsExactly(
                        json(subscription(1)), json(subscription(2)), json(subscription(3)));
        assertThat(bodies("DELETE", "/api/v1/push/subscriptions"))
                .containsExactly(
                        json("{\"endpoint\": \"https://push.example/1\"}"),
                        json("{\"endpoint\": \"https://push.example/2\"}"));
    }

    @Test
    void endsWhatIsForAnotherMember() {
        turnOn();

        logIn("2");
        visitPage("/account");

        soon().until(() -> bodies("DELETE", "/api/v1/push/subscriptions").size() == 1);
        assertThat(tab.text("localStorage.getItem('fake.subscription')")).isEmpty();
        assertThat(bodies("POST", "/api/v1/push/subscriptions")).hasSize(1);
    }

    @Test
    void provesWithTheOldSecretThatItMayReplaceASubscription() {
        turnOn();
        var worker = chromium.worker(origin);

        worker.run(
                """
                (async () => {
                    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
                        const key = applicationServerKey;
                        const json = { endpoint: "https://push.example/9",
                                       keys: { p256dh: "p-9", auth: "a-9" } };
                        return { endpoint: json.endpoint, toJSON: () => json, key };
                    };
                    const change = new Event("pushsubscriptionchange");
                    let work;
                    change.waitUntil = (promise) => { work = promise; };
                    self.dispatchEvent(change);
                    await work;
                })()
                """);

        assertThat(bodies("POST", "/api/v1/push/subscriptions/replacement"))
                .containsExactly(
                        json(
                                """
                                {"oldEndpoint": "https://push.example/1", "oldAuth": "a-1",
                                 "subscription": {"endpoint": "https://push.example/9",
                                                  "keys": {"p256dh": "p-9", "auth": "a-9"}}}
                                """));
    }

    private void turnOn() {
        tab.run("document.getElementById('push-switch').click()");
        soon().until(() -> tab.text("localStorage.getItem('push.told')").contains("push.example"));
    }

    private void logIn(String member) {
        tab.run(
                "localStorage.setItem('session', JSON.stringify({memberId: '%s', accessToken: 'a',"
                                .formatted(member)
                        + " refreshToken: 'r'}))");
    }

    /// Returns when it is there, and has a service worker.
    private void visitPage(String path) {
        tab.run("window.before = true");
        tab.go(origin + path);
        soon().until(() -> tab.run("!window.before && !!document.querySelector('h1')").asBoolean());
        tab.run("navigator.serviceWorker.ready.then(() => true)");
    }

    private void deliver(String message) {
        tab.deliverPush(origin, message);
    }

    private static String message(String title, String url) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", 1)
                .put("kind", "COMMENT")
                .put("title", title)
                .put("body", "이바다가 코멘트를 달았습니다.")
                .put("url", url)
                .put("tag", "comment-1")
                .put("receipt", "r-1")
                .toString();
    }

    private static String subscription(int number) {
        return """
        {"endpoint": "https://push.example/%1$d", "keys": {"p256dh": "p-%1$d", "auth": "a-%1$d"}}
        """
                .formatted(number);
    }

    private static List<JsonNode> bodies(String method, String path) {
        var backend = path.contains("receipts") || path.contains("replacement") ? PUSH : API;
        return backend.received().stream()
                .filter(call -> call.method().equals(method) && call.uri().getPath().equals(path))
                .map(call -> json(new String(call.body(), UTF_8)))
                .toList();
    }

    private static long timesAskedForTheKey() {
        return PUSH.received().stream()
                .filter(call -> call.uri().getPath().equals("/api/v1/push/public-key"))
                .count();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var answer =
                switch (exchange.getRequestURI().getPath()) {
                    case "/api/v1/members/me" -> "{\"displayName\": \"김하늘\", \"email\": \"e\"}";
                    case "/api/v1/posts/7" ->
                            """
                            {"id": 7, "title": "잠자리 책", "body": "무엇을 읽어 주시나요?",
                             "authorName": "김하늘", "createdAt": "2026-03-02T01:00:00Z"}
                            """;
                    case "/api/v1/posts/7/comments" ->
                            "{\"content\": [], \"page\": {\"size\": 20, \"totalElements\": 0}}";
                    case "/api/v1/push/public-key" ->
                            "{\"keyId\": \"k\", \"publicKey\": \"%s\"}".formatted(publicKey);
                    case "/api/v1/push/subscriptions" -> "{\"id\": 1}";
                    case "/api/v1/notifications/unread-count" -> "{\"count\": 0}";
                    case "/api/v1/children" -> "[]";
                    default -> "";
                };
        var bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(
                bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    /// Remembers its subscription as a browser would, and numbers those that it makes.
    private static final String PUSH_MANAGER =
            """
            window.fakePush = { get key() { return JSON.parse(localStorage["fake.subscription"]).key; } };
            {
                const bytes = (key) => Uint8Array.from(
                    atob(key.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)).buffer;
                const made = ({ number, key }) => ({
                    endpoint: `https://push.example/${number}`,
                    options: { applicationServerKey: bytes(key) },
                    toJSON: () => ({ endpoint: `https://push.example/${number}`,
                                     keys: { p256dh: `p-${number}`, auth: `a-${number}` } }),
                    unsubscribe: async () => { localStorage.removeItem("fake.subscription"); return true; },
                });
                const current = () => JSON.parse(localStorage["fake.subscription"] ?? "null");
                PushManager.prototype.getSubscription = async () => current() && made(current());
                PushManager.prototype.subscribe = async ({ applicationServerKey: key }) => {
                    const number = 1 + Number(localStorage["fake.count"] ?? 0);
                    localStorage["fake.count"] = number;
                    localStorage["fake.subscription"] = JSON.stringify({ number, key });
                    return made(current());
                };
            }
            """;
}

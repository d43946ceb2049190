package io.bookmaru.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.bookmaru.gateway.browser.Chromium;
import io.bookmaru.gateway.browser.NeedsChromium;
import io.bookmaru.gateway.browser.Tab;
import io.bookmaru.gateway.browser.Worker;
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
class PageInBrowserIT extends GatewayWithBackends {
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
    private final AtomicInteger answersToLose = new AtomicInteger();
    private String origin;
    private Tab tab;
    private Worker worker;

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
        List.of(API, PREFERENCE, FAMILIARITY, PUSH)
                .forEach(backend -> backend.answers(this::answer));
        chromium.allowNotifications(origin);
        tab = chromium.newTab();
        tab.prepare(PUSH_MANAGER);
        // A place to log in at before the page is loaded. It has no icon that it names.
        tab.go(origin + "/icon.svg");
        soon().until(() -> tab.path().equals("/icon.svg"));
        logIn("1");
        visitPage("/account");
        worker = chromium.worker(origin);
    }

    @Test
    void showsWhatBelongsToEachAddress() {
        assertShows("/", "우리 아이", "별이");
        assertShows("/children/7", "별이", "그림책");
        assertShows("/posts", "이야기", "잠자리 책");
        assertShows("/posts/7", "잠자리 책", "무엇을 읽어 주시나요?");
        assertShows("/friends", "닮은 이웃", "이바다");
        assertShows("/giveaways/7", "그림책 나눔", "응모했어요");
        assertShows("/giveaways/8", "그림책 나눔", "모두 나누어 드렸어요");
        assertShows("/notifications", "알림", "이바다가 코멘트를 달았습니다.");
        assertShows("/account", "김하늘", "알림 켜기");

        assertThat(tab.errors()).noneMatch(error -> !error.contains("/favicon.ico"));
    }

    @Test
    void showsAPushAndItsClickOpensThePost() {
        deliver(message("새 코멘트", "/posts/7"));

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
        tab.go("about:blank");
        soon().until(() -> tab.text("location.href").equals("about:blank"));
        assertThat(worker.click("own")).containsExactly("/posts/7?from=push#comments");

        var opened = 0;
        for (var url : HOSTILE) {
            deliver(message("hostile", url.replace("ORIGIN", origin)));
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
                .containsExactly(json(subscription(1, "AQAB")));
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
                        json(subscription(1, "AQAB")),
                        json(subscription(2, "BBBB")),
                        json(subscription(3, "BBBB")));
        assertThat(bodies("DELETE", "/api/v1/push/subscriptions"))
                .containsExactly(
                        json("{\"endpoint\": \"https://push.example/1\"}"),
                        json("{\"endpoint\": \"https://push.example/2\"}"));
    }

    @Test
    void subscribesAgainWhenTheAnswerWasLost() {
        loseTheAnswer();

        visitPage("/account");

        soon().until(() -> bodies("POST", "/api/v1/push/subscriptions").size() == 2);
        visitPage("/account");
        soon().until(() -> tab.text("document.body.innerText").contains("알림이 켜져 있어요."));
        assertThat(bodies("POST", "/api/v1/push/subscriptions"))
                .containsExactly(json(subscription(1, "AQAB")), json(subscription(1, "AQAB")));
    }

    @Test
    void endsWhatIsForAnotherMemberThoughTheAnswerWasLost() {
        loseTheAnswer();

        logIn("2");
        visitPage("/account");

        soon().until(() -> bodies("DELETE", "/api/v1/push/subscriptions").size() == 1);
        assertThat(tab.text("localStorage.getItem('fake.subscription')")).isEmpty();
    }

    private void loseTheAnswer() {
        answersToLose.set(1);
        tab.run("document.getElementById('push-switch').click()");
        soon().until(() -> bodies("POST", "/api/v1/push/subscriptions").size() == 1);
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

    private void assertShows(String path, String heading, String content) {
        visitPage(path);
        assertThat(tab.text("document.querySelector('h1').textContent")).isEqualTo(heading);
        assertThat(tab.text("document.body.innerText")).contains(content);
    }

    private void turnOn() {
        tab.run("document.getElementById('push-switch').click()");
        soon().until(() -> tab.text("document.body.innerText").contains("알림이 켜져 있어요."));
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

    /// Returns when something is shown.
    private void deliver(String message) {
        var before = worker.timesShown();
        tab.deliverPush(origin, message);
        soon().until(() -> worker.timesShown() > before);
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

    private static String subscription(int number, String key) {
        return """
        {"endpoint": "https://push.example/%1$d", "keys": {"p256dh": "p-%1$d", "auth": "a-%1$d"},
         "applicationServerKey": "%2$s"}
        """
                .formatted(number, key);
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
        if (exchange.getRequestMethod().equals("POST")
                && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) return;
        var answer =
                switch (exchange.getRequestURI().getPath()) {
                    case "/api/v1/members/me" -> "{\"displayName\": \"김하늘\", \"email\": \"e\"}";
                    case "/api/v1/children" -> "[%s]".formatted(CHILD);
                    case "/api/v1/children/7" -> CHILD;
                    case "/api/v1/children/7/reactions" -> page("");
                    case "/api/v1/children/7/preference" ->
                            """
                            {"genres": [{"name": "picture-book", "score": 2.0}], "topics": [],
                             "mbti": {"type": "INFP"}, "pending": false}
                            """;
                    case "/api/v1/children/7/recommendations" ->
                            "[{\"bookId\": 8, \"title\": \"몽실 언니\", \"score\": 0.9, \"reasons\": []}]";
                    case "/api/v1/posts" -> page(POST);
                    case "/api/v1/posts/7" -> POST;
                    case "/api/v1/posts/7/comments" -> page("");
                    case "/api/v1/familiarity/ranking" ->
                            """
                            {"content": [{"rank": 1, "displayName": "이바다", "score": 62.5, "reasons": []}],
                             "page": {"size": 20, "totalElements": 1}, "asOf": "2026-03-02T01:00:00Z"}
                            """;
                    case "/api/v1/giveaways/7", "/api/v1/giveaways/8" ->
                            """
                            {"title": "그림책 나눔", "mode": "RAFFLE", "quota": 3,
                             "opensAt": "2026-03-02T01:00:00Z", "closesAt": "2026-03-03T01:00:00Z"}
                            """;
                    case "/api/v1/giveaways/7/entries/me" -> "{\"status\": \"WAITING\"}";
                    case "/api/v1/giveaways/8/entries/me" -> "{\"status\": \"LOST\"}";
                    case "/api/v1/notifications" ->
                            page(
                                    """
                                    {"id": 1, "title": "새 코멘트", "body": "이바다가 코멘트를 달았습니다.",
                                     "url": "/posts/7", "createdAt": "2026-03-02T01:00:00Z"}
                                    """);
                    case "/api/v1/notifications/unread-count" -> "{\"count\": 1}";
                    case "/api/v1/push/public-key" ->
                            "{\"keyId\": \"k\", \"publicKey\": \"%s\"}".formatted(publicKey);
                    case "/api/v1/push/subscriptions" -> "{\"id\": 1}";
                    default -> "";
                };
        var bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(
                bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    private static String page(String one) {
        return "{\"content\": [%s], \"page\": {\"size\": 20, \"totalElements\": %d}}"
                .formatted(one, one.isEmpty() ? 0 : 1);
    }

    private static final String CHILD = "{\"id\": 7, \"nickname\": \"별이\", \"birthYear\": 2019}";

    private static final String POST =
            """
            {"id": 7, "title": "잠자리 책", "body": "무엇을 읽어 주시나요?", "authorName": "김하늘",
             "createdAt": "2026-03-02T01:00:00Z"}
            """;

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

package io.bookmaru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.endtoend.Client.Member;
import io.bookmaru.gateway.browser.NeedsChromium;
import io.bookmaru.local.LocalRun;
import io.bookmaru.local.Port;
import io.bookmaru.local.Ports;
import io.bookmaru.local.RunSettings;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `./run` starts, used through the gateway alone: every part is a process of its own.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainFlowsIT {
    @TempDir private static Path data;

    private static FakePushService pushService;
    private static RunSettings settings;
    private static LocalRun run;
    private static Client client;

    @BeforeAll
    static void startEverything() throws Exception {
        pushService = FakePushService.start();
        var environment = new HashMap<>(System.getenv());
        environment.put("BOOKMARU_PUSH_EXTRA_ORIGINS", pushService.origin());
        environment.put("BOOKMARU_PUSH_RECEIPT_COUNTEVERY", "1s");
        var home = Path.of(System.getProperty("bookmaru.home"));
        settings = new RunSettings(home, data.resolve("run"), Ports.free(), environment);
        start();
    }

    @AfterAll
    static void stopEverything() throws Exception {
        if (run != null) run.close();
        pushService.close();
    }

    private static void start() throws Exception {
        run = LocalRun.open(settings, false, System.out::println);
        run.start();
        client = new Client(run.address());
    }

    @Test
    void likesAndDislikesBecomeATasteItsHistoryAndRecommendations() throws Exception {
        var parent = client.signUp("김하늘", "ko");
        long child = addChild(parent);
        var liked = book(parent, "강아지똥");
        var disliked = book(parent, "Treasure Island");

        react(parent, child, liked, "LIKE");
        react(parent, child, disliked, "DISLIKE");

        var preference = "/api/v1/children/%d/preference".formatted(child);
        soon().untilAsserted(() -> {
            var taste = client.get(preference, parent.token());
            assertThat(taste.get("pending").asBoolean()).isFalse();
            assertThat(score(taste, "genres", "picture-book")).isEqualTo(2.0);
            assertThat(score(taste, "genres", "adventure")).isEqualTo(-2.0);
            assertThat(score(taste, "genres", "classic")).isEqualTo(0.0);
        });
        var history = client.get(preference + "/history", parent.token());
        assertThat(history.at("/content/0/source").asString()).isEqualTo("FEEDBACK");
        var recommended =
                client.get("/api/v1/children/%d/recommendations".formatted(child), parent.token());
        assertThat(recommended.size()).isPositive();
        assertThat(recommended.valueStream().map(b -> b.get("bookId").asLong()))
                .doesNotContain(liked.get("id").asLong(), disliked.get("id").asLong());

        var stranger = client.signUp("이바다", "ko");
        client.call("GET", preference, stranger.token(), null, 404);
    }

    @Test
    void approvedProfilesSeeEachOtherAndAnApprovedChangeMovesTheScore() throws Exception {
        var one = client.signUp("김하늘", "ko");
        var other = client.signUp("이바다", "ko");
        approveProfile(one, "[\"hiking\", \"piano\"]");
        approveProfile(other, "[\"hiking\", \"chess\"]");

        soon().untilAsserted(() -> {
            assertThat(familiarity(one, other)).isPositive();
            assertThat(familiarity(other, one)).isEqualTo(familiarity(one, other));
            assertThat(row(one, other).get("displayName").asString()).isEqualTo("이바다");
        });
        double before = familiarity(one, other);

        approveProfile(other, "[\"hiking\", \"piano\"]");

        soon().untilAsserted(() -> assertThat(familiarity(one, other)).isGreaterThan(before));
    }

    @Test
    void commentReachesThePostsAuthorAsAnEncryptedWebPush() throws Exception {
        var author = client.signUp("김하늘", "ko");
        var reader = client.signUp("이바다", "ko");
        var browser = pushService.newBrowser();
        var key = client.get("/api/v1/push/public-key", "").get("publicKey").asString();

        var subscribed =
                client.post("/api/v1/push/subscriptions", author.token(), browser.toJson(), 201);
        assertThat(subscribed.get("id").asLong()).isPositive();
        long post =
                client.post(
                                "/api/v1/posts",
                                author.token(),
                                "{\"title\": \"잠자리 책\", \"body\": \"무엇을 읽어 주시나요?\"}",
                                201)
                        .get("id")
                        .asLong();
        var comments = "/api/v1/posts/%d/comments".formatted(post);
        client.post(comments, author.token(), "{\"body\": \"저는 알사탕이요.\"}", 201);
        client.post(comments, reader.token(), "{\"body\": \"우리는 구름빵!\"}", 201);

        soon().untilAsserted(() ->
                assertThat(browser.pushes())
                        .anySatisfy(push -> {
                            assertThat(push.text()).contains("이바다가 코멘트를 달았습니다.");
                            assertThat(push.vapidKey()).isEqualTo(key);
                        }));
        assertThat(browser.pushes()).noneMatch(push -> push.text().contains("김하늘이 코멘트"));
        assertThat(pushService.refusals()).isEmpty();
        var inbox = client.get("/api/v1/notifications", author.token());
        assertThat(inbox.get("content").valueStream().map(n -> n.get("body").asString()))
                .contains("이바다가 코멘트를 달았습니다.");
    }

    @Test
    @NeedsChromium
    void commentIsShownInARealBrowserAndItsClickOpensThePost(@TempDir Path profile)
            throws Exception {
        var browser = pushService.newBrowser();
        try (var page = PageOfAMember.open(profile, run.address(), browser)) {
            page.signUp("김하늘");
            page.turnOnNotifications();
            var post = page.writePost("잠자리 책", "무엇을 읽어 주시나요?");
            page.goTo("/");

            var reader = client.signUp("이바다", "ko");
            client.post(
                    "/api/v1%s/comments".formatted(post),
                    reader.token(),
                    "{\"body\": \"우리는 구름빵!\"}",
                    201);
            soon().until(() -> page.deliverPushes().contains("이바다가 코멘트를 달았습니다."));
            page.click("이바다가 코멘트를 달았습니다.");

            soon().until(() -> page.path().equals(post) && page.text().contains("우리는 구름빵!"));
            soon().untilAsserted(() ->
                    assertThat(pushMetrics())
                            .contains(
                                    "bookmaru_push_receipts{event=\"shown\",kind=\"comment\"} 1.0",
                                    "bookmaru_push_receipts{event=\"clicked\",kind=\"comment\"} 1.0"));
        }
        assertThat(pushService.refusals()).isEmpty();
        System.out.println(
                "FIGURE comment to click: encrypted, decrypted, shown in Chromium, clicked, post open,"
                        + " 2 of 2 receipts counted");
    }

    @Test
    void erasedAccountIsForgottenByEveryServiceAlsoByOneThatWasAway() throws Exception {
        var leaving = client.signUp("박솔", "ko");
        var staying = client.signUp("이바다", "ko");
        long child = addChild(leaving);
        react(leaving, child, book(leaving, "구름빵"), "LIKE");
        approveProfile(leaving, "[\"hiking\"]");
        approveProfile(staying, "[\"hiking\"]");
        var post =
                client.post(
                        "/api/v1/posts",
                        staying.token(),
                        "{\"title\": \"잠자리 책\", \"body\": \"무엇을 읽어 주시나요?\"}",
                        201);
        var comments = "/api/v1/posts/%d/comments".formatted(post.get("id").asLong());
        client.post(comments, leaving.token(), "{\"body\": \"우리는 구름빵!\"}", 201);
        var inbox = "/api/v1/notifications";
        soon().untilAsserted(() -> {
            assertThat(client.get(inbox, staying.token()).toString()).contains("박솔");
            assertThat(row(staying, leaving).get("displayName").asString()).isEqualTo("박솔");
        });

        signal("STOP", "push-service");
        String erasure;
        try {
            erasure = erase("/api/v1/members/me", leaving);
            soon().untilAsserted(() ->
                    assertThat(confirmed(erasure)).containsExactly("familiarity", "preference"));
            assertThat(client.get(erasure, "").get("complete").asBoolean()).isFalse();
        } finally {
            signal("CONT", "push-service");
        }

        soon().until(() -> client.get(erasure, "").get("complete").asBoolean());
        assertThat(client.get(inbox, staying.token()).toString()).doesNotContain("박솔");
        client.call("GET", "/api/v1/books", leaving.token(), null, 401);
        client.call("GET", "/api/v1/familiarity/ranking", leaving.token(), null, 401);
        client.call(
                "GET", "/api/v1/familiarity/ranking/" + leaving.id(), staying.token(), null, 404);
        System.out.println(
                "FIGURE erasure end to end: 3 of 3 services confirmed, push-service once it was back");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everythingIsStillThereAfterARestart() throws Exception {
        var parent = client.signUp("김하늘", "ko");
        long child = addChild(parent);
        react(parent, child, book(parent, "구름빵"), "LIKE");
        var preference = "/api/v1/children/%d/preference".formatted(child);
        soon().untilAsserted(() ->
                assertThat(score(client.get(preference, parent.token()), "genres", "picture-book"))
                        .isEqualTo(2.0));
        var books = client.get("/api/v1/books?size=1", parent.token()).at("/page/totalElements");
        var erasure = erase("/api/v1/children/" + addChild(parent), parent);
        var browser = pushService.newBrowser();
        var kept = subscribeWhilePushServiceIsDown(parent, browser);

        run.close();
        start();
        var back = System.nanoTime();

        soon().until(() -> client.get(erasure, "").get("complete").asBoolean());

        var again = client.logInAgain(parent);
        assertIsSubscribedOnce(again, browser, kept);
        System.out.printf(
                "FIGURE subscribing while push-service is down: %d requests answered 202, one"
                        + " subscription %.1f s after all services were back%n",
                kept.size(), (System.nanoTime() - back) / 1e9);
        assertThat(score(client.get(preference, again.token()), "genres", "picture-book"))
                .isEqualTo(2.0);
        assertThat(client.get("/api/v1/books?size=1", again.token()).at("/page/totalElements"))
                .isEqualTo(books);
    }

    private static String pushMetrics() throws Exception {
        var port = settings.ports().of(Port.PUSH_MANAGEMENT);
        var address = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /// It was killed, and the page asks again when it has got no subscription.
    private static List<String> subscribeWhilePushServiceIsDown(Member member, Browser browser)
            throws Exception {
        signal("KILL", "push-service");
        var kept = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var answer =
                    client.send(
                            "POST", "/api/v1/push/subscriptions", member.token(), browser.toJson());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            kept.add(answer.headers().firstValue("Location").orElseThrow());
        }
        return kept;
    }

    /// All requests have led to the same subscription, and a notification comes there once.
    private static void assertIsSubscribedOnce(Member member, Browser browser, List<String> kept)
            throws Exception {
        var subscriptions = new HashSet<Long>();
        for (var request : kept) {
            soon().until(() ->
                    client.get(request, member.token())
                            .get("status")
                            .asString()
                            .equals("SUBSCRIBED"));
            subscriptions.add(client.get(request, member.token()).get("subscriptionId").asLong());
        }
        assertThat(subscriptions).hasSize(1);
        soon().untilAsserted(() ->
                assertThat(browser.pushes())
                        .singleElement()
                        .satisfies(push -> assertThat(push.text()).contains("WELCOME")));
    }

    private static long addChild(Member parent) throws Exception {
        return client.post(
                        "/api/v1/children",
                        parent.token(),
                        "{\"nickname\": \"별이\", \"birthYear\": 2019}",
                        201)
                .get("id")
                .asLong();
    }

    private static String erase(String path, Member member) throws Exception {
        var answer = client.send("DELETE", path, member.token(), null);
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static List<String> confirmed(String erasure) throws Exception {
        return client.get(erasure, "")
                .get("services")
                .valueStream()
                .filter(service -> service.get("confirmedAt").isString())
                .map(service -> service.get("name").asString())
                .toList();
    }

    /// Stops a service in the middle of whatever it does, or lets it go on.
    private static void signal(String signal, String service) throws Exception {
        var process =
                ProcessHandle.current()
                        .descendants()
                        .filter(p -> p.info().commandLine().orElse("").contains(service))
                        .findFirst()
                        .orElseThrow();
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static JsonNode book(Member member, String title) throws Exception {
        var query = java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8);
        return client.get("/api/v1/books?query=" + query, member.token()).at("/content/0");
    }

    private static void react(Member parent, long child, JsonNode book, String kind)
            throws Exception {
        var path = "/api/v1/children/%d/reactions/%d".formatted(child, book.get("id").asLong());
        client.call("PUT", path, parent.token(), "{\"kind\": \"%s\"}".formatted(kind), 200);
    }

    /// 0 when it is not listed.
    private static double score(JsonNode taste, String list, String name) {
        return taste.get(list)
                .valueStream()
                .filter(s -> s.get("name").asString().equals(name))
                .mapToDouble(s -> s.get("score").asDouble())
                .sum();
    }

    private static void approveProfile(Member member, String hobbies) throws Exception {
        var form =
                """
                {"hobbies": %s, "interests": ["science"], "mbti": "INFP", "region": "Seoul",
                 "introduction": "안녕하세요."}
                """
                        .formatted(hobbies);
        long request =
                client.post("/api/v1/profile-requests", member.token(), form, 201)
                        .get("id")
                        .asLong();
        var admin = client.logIn(LocalRun.ADMIN_EMAIL, run.adminPassword());
        client.post("/api/v1/profile-requests/%d/approval".formatted(request), admin, null, 204);
    }

    private static double familiarity(Member viewer, Member other) throws Exception {
        return row(viewer, other).get("score").asDouble();
    }

    private static JsonNode row(Member viewer, Member other) throws Exception {
        return client.get("/api/v1/familiarity/ranking/" + other.id(), viewer.token());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}

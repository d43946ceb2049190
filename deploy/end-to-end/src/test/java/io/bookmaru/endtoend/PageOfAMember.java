package io.bookmaru.endtoend;

import static org.awaitility.Awaitility.await;

import io.bookmaru.gateway.browser.Chromium;
import io.bookmaru.gateway.browser.Tab;
import io.bookmaru.push.testing.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.json.JsonMapper;

/// The page in a real browser, used as a member would: by its fields and buttons. What stands
/// between our push service and the browser is ours: a subscription at the fake push service, whose
/// messages it decrypts and hands to the browser's service worker.
final class PageOfAMember implements AutoCloseable {
    private final Chromium chromium;
    private final String origin;
    private final Browser subscription;
    private final Tab tab;
    private final Set<String> delivered = new HashSet<>();

    private PageOfAMember(Chromium chromium, String origin, Browser subscription) {
        this.chromium = chromium;
        this.origin = origin;
        this.subscription = subscription;
        this.tab = chromium.newTab();
    }

    static PageOfAMember open(Path profile, URI gateway, Browser subscription) {
        var page = new PageOfAMember(Chromium.start(profile), gateway.toString(), subscription);
        page.chromium.allowNotifications(page.origin);
        page.tab.prepare(pushManager(subscription));
        page.goTo("/");
        return page;
    }

    void signUp(String displayName) {
        tab.run("document.querySelector('button.link').click()");
        fill("displayName", displayName);
        fill("email", subscription.endpoint().getPath().replaceAll(".*/", "") + "@example.org");
        fill("password", "correct horse");
        submit();
        soon().until(() -> exists("nav:not([hidden])"));
    }

    void turnOnNotifications() {
        goTo("/account");
        tab.run("document.getElementById('push-switch').click()");
        soon().until(() -> text().contains("알림이 켜져 있어요."));
    }

    /// @return where it is
    String writePost(String title, String body) {
        goTo("/posts");
        fill("title", title);
        fill("body", body);
        submit();
        soon().until(() -> path().matches("/posts/\\d+"));
        return path();
    }

    /// Gives the browser what has come since the last time.
    ///
    /// @return the texts of all notifications that it shows now
    List<String> deliverPushes() {
        var worker = chromium.worker(origin);
        for (var push : subscription.pushes()) {
            if (!delivered.add(push.keyAndSalt())) continue;
            var before = worker.timesShown();
            tab.deliverPush(origin, push.text());
            soon().until(() -> worker.timesShown() > before);
        }
        return worker.notifications().stream().map(shown -> shown.get("body").asString()).toList();
    }

    void click(String body) {
        var worker = chromium.worker(origin);
        worker.notifications().stream()
                .filter(shown -> shown.get("body").asString().equals(body))
                .forEach(shown -> worker.click(shown.get("title").asString()));
    }

    void goTo(String path) {
        tab.go(origin + path);
        soon().until(() -> path().equals(path) && exists("h1"));
    }

    String path() {
        return tab.path();
    }

    String text() {
        return tab.text("document.body.innerText");
    }

    private boolean exists(String selector) {
        return tab.run("!!document.querySelector(\"%s\")".formatted(selector)).asBoolean();
    }

    private void fill(String field, String value) {
        tab.run(
                "document.querySelector('form [name=%s]').value = %s"
                        .formatted(field, JsonMapper.shared().writeValueAsString(value)));
    }

    private void submit() {
        tab.run("document.querySelector('form').requestSubmit()");
    }

    private static String pushManager(Browser subscription) {
        return """
        {
            let key;
            const subscription = {
                endpoint: "%s",
                get options() { return { applicationServerKey: key }; },
                toJSON: () => (%s),
                unsubscribe: async () => true,
            };
            const bytes = (text) => Uint8Array.from(
                atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)).buffer;
            PushManager.prototype.getSubscription = async () => key && subscription;
            PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
                key = bytes(applicationServerKey);
                return subscription;
            };
        }
        """
                .formatted(subscription.endpoint(), subscription.toJson());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    @Override
    public void close() {
        chromium.close();
    }
}

package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.ReceivedPush;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.push.webpush.VapidKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key takes the place of another, as an operator would do it; each stage is a sender started
/// anew.
class KeyRotationIT {
    private static final int BROWSERS = 5;

    @TempDir static Path folder;

    private final TestSchema schema = TestSchema.create();
    private final FakePushService pushService = FakePushService.start();
    private final Path older = VapidKeyFile.in(folder);
    private final Path newer = folder.resolve("newer.pem");
    private final String newerId = VapidKeyFile.another(newer);
    private final List<Browser> before = browsers();
    private final List<Browser> after = browsers();

    @Test
    void signsWithTheKeyThatEachSubscriptionWasMadeFor() {
        subscribe(1, before, VapidKeyFile.id());
        try (var _ = sender(older)) {
            tell(1, before);
        }
        subscribe(2, after, newerId);
        try (var _ = sender(newer, older)) {
            tell(1, before);
            tell(2, after);
        }
        try (var _ = sender(newer)) {
            schema.plan(1, 1);
            tell(2, after);
            await().until(() ->
                    schema.count(
                                    "select count(*) from delivery where state = 'WAITING' and reason = ?",
                                    "key: " + VapidKeyFile.id() + " missing")
                            == BROWSERS);
        }
        assertThat(before).allMatch(browser -> browser.arrivals().size() == 2);
        schema.jdbc().sql("update delivery set next_attempt_at = now()").update();
        try (var _ = sender(newer, older)) {
            await().until(() -> before.stream().allMatch(b -> b.pushes().size() == 3));
        }

        assertKey(before, older);
        assertKey(after, newer);
        assertThat(pushService.refusals()).isEmpty();
        assertThat(schema.count("select count(*) from subscription")).isEqualTo(2 * BROWSERS);
        System.out.printf(
                "FIGURE VAPID rotation: %d pushes to subscriptions of the older key and %d of the"
                        + " newer, each signed by its own; 0 sent and 0 lost while a key was missing%n",
                pushes(before), pushes(after));
        pushService.close();
    }

    private List<Browser> browsers() {
        return Stream.generate(pushService::newBrowser).limit(BROWSERS).toList();
    }

    private void subscribe(long member, List<Browser> browsers, String keyId) {
        for (var browser : browsers)
            schema.subscribe(member, List.of(browser.endpoint().toString()), browser, keyId);
    }

    private void tell(long member, List<Browser> browsers) {
        var expected = browsers.getFirst().pushes().size() + 1;
        schema.plan(member, 1);
        await().until(() -> browsers.stream().allMatch(b -> b.pushes().size() == expected));
    }

    private static void assertKey(List<Browser> browsers, Path file) {
        assertThat(browsers)
                .flatExtracting(Browser::pushes)
                .extracting(ReceivedPush::vapidKey)
                .containsOnly(VapidKey.read(file).publicKey());
    }

    private static int pushes(List<Browser> browsers) {
        return browsers.stream().mapToInt(browser -> browser.pushes().size()).sum();
    }

    private SenderInstance sender(Path current, Path... others) {
        var settings =
                new HashMap<String, Object>(
                        Map.of(
                                "bookmaru.vapid.private-key", current.toString(),
                                "endpoints.extra-origins", pushService.origin()));
        if (others.length > 0) settings.put("bookmaru.vapid.other-keys", others[0].toString());
        return SenderInstance.in(schema, settings).start();
    }
}

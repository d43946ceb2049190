package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.VapidKeyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WebPushSenderTest {
    private static final Instant NOW = Instant.parse("2026-05-05T01:02:03Z");

    @TempDir static Path folder;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final VapidProperties vapid =
            new VapidProperties(
                    VapidKeyFile.in(folder), List.of(), URI.create("mailto:admin@bookmaru.local"));
    private final VapidKey key = new VapidKeys(vapid).current();
    private final WebPushSender sender = sender(Duration.ofSeconds(10));
    private FakePushService pushService;
    private Browser browser;

    @BeforeEach
    void start() {
        pushService = FakePushService.start(clock);
        browser = pushService.newBrowser();
    }

    @AfterEach
    void stop() {
        pushService.close();
    }

    @Test
    void sendsWhatOnlyTheBrowserCanRead() {
        var outcome = sender.send(message("책마루"));

        assertThat(outcome).isEqualTo(new PushOutcome.Accepted());
        assertThat(pushService.refusals()).isEmpty();
        var push = browser.pushes().getFirst();
        assertThat(push.text()).isEqualTo("책마루");
        assertThat(push.timeToLive()).isEqualTo(Duration.ofHours(24));
        assertThat(push.urgency()).isEqualTo("normal");
        assertThat(push.topic()).isEqualTo("comment-501");
        assertThat(push.vapidKey()).isEqualTo(key.publicKey());
    }

    @Test
    void encryptsTheSameMessageDifferentlyEachTime() {
        sender.send(message("책마루"));
        sender.send(message("책마루"));

        assertThat(browser.pushes().get(0).keyAndSalt())
                .isNotEqualTo(browser.pushes().get(1).keyAndSalt());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void tellsThatAMessageWasAccepted(int status) {
        assertThat(answeredWith(Answer.status(status))).isEqualTo(new PushOutcome.Accepted());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void tellsThatASubscriptionIsGone(int status) {
        assertThat(answeredWith(Answer.status(status))).isEqualTo(new PushOutcome.Gone(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void tellsToTryLater(int status) {
        assertThat(answeredWith(Answer.status(status)))
                .isEqualTo(new PushOutcome.RetryLater(null, Integer.toString(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void tellsThatOurKeyWasRefused(int status) {
        assertThat(answeredWith(Answer.status(status)))
                .isEqualTo(new PushOutcome.KeyRefused(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 413, 415})
    void tellsThatAMessageWasRejected(int status) {
        assertThat(answeredWith(Answer.status(status))).isEqualTo(new PushOutcome.Rejected(status));
    }

    @Test
    void passesOnHowLongToWait() {
        var seconds = answeredWith(Answer.status(429).with("Retry-After", "120"));
        var date =
                answeredWith(
                        Answer.status(503).with("Retry-After", "Tue, 05 May 2026 01:12:03 GMT"));

        assertThat(seconds).isEqualTo(new PushOutcome.RetryLater(Duration.ofSeconds(120), "429"));
        assertThat(date).isEqualTo(new PushOutcome.RetryLater(Duration.ofMinutes(10), "503"));
    }

    @Test
    void followsNoRedirect() {
        var other = pushService.newBrowser();

        answeredWith(Answer.status(307).with("Location", other.endpoint().toString()));

        assertThat(other.answers()).isEmpty();
    }

    @Test
    void triesLaterWhenNobodyAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/push/1");

            var outcome = sender(Duration.ofMillis(200)).send(message(endpoint, "책마루"));

            assertThat(outcome).isEqualTo(new PushOutcome.RetryLater(null, "timeout"));
        }
    }

    @Test
    void triesLaterWhenNobodyListens() {
        pushService.close();

        assertThat(sender.send(message("책마루")))
                .isEqualTo(new PushOutcome.RetryLater(null, "HttpHostConnectException"));
    }

    @Test
    void refusesALongMessageBeforeEncryptingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sender.send(message("a".repeat(2001))))
                .withMessage("message of 2001 bytes (expected: <= 2000)");
    }

    @Test
    void usesATokenAgainForTheSameOrigin() {
        var tokens = new VapidTokens(vapid, clock);

        Set<String> authorizations =
                Set.of("https://a.example/1", "https://a.example:443/2", "https://b.example/1")
                        .stream()
                        .map(endpoint -> tokens.authorization(URI.create(endpoint), key))
                        .collect(Collectors.toSet());

        assertThat(authorizations).hasSize(2);
    }

    private PushOutcome answeredWith(Answer answer) {
        browser.answersWith(answer);
        return sender.send(message("책마루"));
    }

    private PushMessage message(String text) {
        return message(browser.endpoint(), text);
    }

    private PushMessage message(URI endpoint, String text) {
        return new PushMessage(
                endpoint,
                ReceiverKeys.parse(browser.p256dh(), browser.auth()),
                key,
                text.getBytes(UTF_8),
                Duration.ofHours(24),
                Urgency.NORMAL,
                "comment-501");
    }

    private WebPushSender sender(Duration timeout) {
        var properties =
                new WebPushProperties(Duration.ofSeconds(2), timeout, DataSize.ofBytes(2000), null);
        var requests = new PushRequests(new VapidTokens(vapid, clock), properties);
        return new WebPushSender(requests, WebPushSenderTest::lookUp, properties, clock);
    }

    private static List<InetSocketAddress> lookUp(String host, int port) {
        return List.of(new InetSocketAddress(InetAddress.ofLiteral(host), port));
    }
}

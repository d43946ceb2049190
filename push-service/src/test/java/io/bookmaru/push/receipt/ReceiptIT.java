package io.bookmaru.push.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

class ReceiptIT extends PushServiceTest {
    @Autowired private ReceiptTokens tokens;
    @Autowired private ReceiptMetrics metrics;
    @Autowired private MeterRegistry meters;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void isTakenOnceForEachPushAndEvent() throws Exception {
        var shown = counted("shown");
        var clicked = counted("clicked");
        var receipt = receiptOf(pushTo(newMember()));

        for (int i = 0; i < 3; i++) {
            assertThat(tell(receipt, "SHOWN").statusCode()).isEqualTo(204);
        }
        assertThat(tell(receipt, "CLICKED").statusCode()).isEqualTo(204);

        assertThat(counted("shown")).isEqualTo(shown + 1);
        assertThat(counted("clicked")).isEqualTo(clicked + 1);
    }

    @Test
    void isRefusedAlikeWhateverIsWrong() throws Exception {
        var push = pushTo(newMember());
        var receipt = receiptOf(push);
        var id = tokens.read(receipt).orElseThrow();
        var wrong =
                List.of(
                        "",
                        "x",
                        Long.toString(id),
                        receipt.substring(1),
                        receipt + "A",
                        receipt.replaceFirst(".$", receipt.endsWith("A") ? "B" : "A"),
                        Base64.getUrlEncoder().encodeToString(new byte[24]),
                        "=".repeat(32),
                        "한".repeat(32),
                        tokens.of(Long.MAX_VALUE));
        var before = counted("shown");

        var answers = new ArrayList<String>();
        for (var token : wrong) {
            var answer = tell(token, "SHOWN");
            assertThat(answer.statusCode()).as(token).isEqualTo(404);
            answers.add(answer.body());
        }

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(counted("shown")).isEqualTo(before);
        assertThat(tell(receipt, "READ").statusCode()).isEqualTo(400);
        assertThat(tell("x".repeat(65), "SHOWN").statusCode()).isEqualTo(400);
    }

    @Test
    void cannotBeMadeFromAnother() {
        var changed = 0;
        var receipt = tokens.of(4711);
        var bytes = Base64.getUrlDecoder().decode(receipt);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            var other = bytes.clone();
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            var token = Base64.getUrlEncoder().withoutPadding().encodeToString(other);
            if (tokens.read(token).isPresent()) changed++;
        }

        assertThat(changed).isZero();
        assertThat(LongStream.range(0, 10_000).mapToObj(tokens::of).distinct()).hasSize(10_000);
        assertThat(tokens.read(receipt)).hasValue(4711);
    }

    @Test
    void outlivesItsMemberAsACountOnly() throws Exception {
        var member = newMember();
        var receipt = receiptOf(pushTo(member));
        tell(receipt, "SHOWN");
        var shown = counted("shown");

        publish(Topics.MEMBER_CHANGED, member, Events.erased(member, 2));
        await().until(() ->
                jdbc.sql("select count(*) from notification where member_id = ?")
                                .param(member)
                                .query(Long.class)
                                .single()
                        == 0);

        assertThat(tell(receipt, "CLICKED").statusCode()).isEqualTo(404);
        assertThat(counted("shown")).isEqualTo(shown);
    }

    /// The payload as the browser got it.
    private String pushTo(long member) {
        var browser = pushService.newBrowser();
        publish(Topics.SUBSCRIPTION_REQUEST, member, Events.subscribe(member, browser));
        await().until(() ->
                jdbc.sql("select count(*) from subscription where member_id = ?")
                                .param(member)
                                .query(Long.class)
                                .single()
                        == 1);
        publish(Topics.COMMENT_CREATED, 77, Events.comment(member, 1, "이바다"));
        await().until(() -> !browser.pushes().isEmpty());
        return browser.pushes().getFirst().text();
    }

    private static String receiptOf(String payload) {
        return JsonMapper.shared().readTree(payload).get("receipt").asString();
    }

    /// As `bookmaru_push_receipts` says now. Other tests of this JVM have comments of their own,
    /// but none tells that they were shown.
    private double counted(String event) {
        metrics.count();
        var gauge = meters.find("bookmaru.push.receipts").tags("kind", "comment", "event", event);
        return gauge.gauge() == null ? 0 : gauge.gauge().value();
    }

    private HttpResponse<String> tell(String receipt, String event) throws Exception {
        var body =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("receipt", receipt)
                        .put("event", event)
                        .toString();
        var address = URI.create("http://127.0.0.1:%d/api/v1/push/receipts".formatted(port));
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}

package io.bookmaru.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.testing.TestTokens;
import io.bookmaru.testing.WithInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The topic takes records of 1,000 bytes, and an entry of 5,000 was appended when it took more.
@SpringBootTest
@AutoConfigureMockMvc
@WithInfrastructure
class OutboxAdminIT {
    private static final String PATH = "/api/v1/admin/test/outbox";
    private static final String TOPIC = Topics.BOOK_CHANGED;
    private static final int LARGE = 5_000;
    private static final long ADMIN = 7;

    @Autowired private MockMvcTester mvc;
    @Autowired private JsonMapper json;
    @Autowired private JdbcClient jdbc;
    @Autowired private OutboxEntries entries;
    @Autowired private PublisherUnderTest.Discards discards;
    @Autowired private MeterRegistry meters;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    @BeforeEach
    void lowerTheLimit() throws Exception {
        await().until(() -> entries.count() == 0);
        limitRecordsTo(1_000);
    }

    @AfterEach
    void raiseTheLimit() throws Exception {
        limitRecordsTo(100_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> entries.count() == 0);
    }

    @Test
    void showsWhatKafkaRefusesWhileOthersGoOn() throws Exception {
        var failures = failures();
        long refused = insert("1", LARGE);
        insert("1", 10);
        for (int key = 100; key < 200; key++) insert(Integer.toString(key), 10);

        await().until(() -> refusal(refused).isObject());
        await().until(() -> entries.count() <= 2 + sameShardAs("1"));

        var state = body(call(HttpMethod.GET, PATH, TestTokens.forAdmin(ADMIN)));
        var oldest = state.get("oldest").get(0);
        assertThat(state.get("oldest").size()).isEqualTo(1);
        assertThat(state.get("relaying").asBoolean()).isTrue();
        assertThat(oldest.get("entry").get("id").asLong()).isEqualTo(refused);
        assertThat(oldest.get("entry").get("topic").asString()).isEqualTo(TOPIC);
        assertThat(oldest.get("entry").get("key").asString()).isEqualTo("1");
        assertThat(oldest.get("refusal").get("message").asString()).contains("RecordTooLarge");
        assertThat(oldest.toString()).doesNotContain("payload");
        assertThat(meters.get("bookmaru.outbox.refused").gauge().value()).isEqualTo(1);
        assertThat(failures()).isGreaterThan(failures).isLessThan(failures + 5);

        limitRecordsTo(100_000);
        await().atMost(Duration.ofSeconds(20)).until(() -> entries.count() == 0);
        assertThat(meters.get("bookmaru.outbox.refused").gauge().value()).isZero();
    }

    @Test
    void discardsWhatIsRefusedAndRelaysWhatIsBehindIt() {
        long refused = insert("1", LARGE);
        long behind = insert("1", 10);
        await().until(() -> refusal(refused).isObject());

        assertThat(call(HttpMethod.DELETE, PATH + "/" + behind, TestTokens.forAdmin(ADMIN)))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:bookmaru:problem:outbox-entry-not-refused");
        assertThat(call(HttpMethod.DELETE, PATH + "/" + refused, TestTokens.forAdmin(ADMIN)))
                .hasStatus(204);
        assertThat(call(HttpMethod.DELETE, PATH + "/" + refused, TestTokens.forAdmin(ADMIN)))
                .hasStatus(404);

        await().atMost(Duration.ofSeconds(20)).until(() -> entries.count() == 0);
        assertThat(discards.last())
                .startsWith(ADMIN + ": outbox entry " + refused + " on " + TOPIC + ", event ");
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "DELETE, /1"})
    void isForAdmins(String method, String path) {
        var http = HttpMethod.valueOf(method);

        assertThat(call(http, PATH + path, "")).hasStatus(401);
        assertThat(call(http, PATH + path, TestTokens.forMember(1))).hasStatus(403);
        assertThat(call(http, "/api/v1/admin/other/outbox" + path, TestTokens.forAdmin(1)))
                .hasStatus(404);
    }

    private JsonNode refusal(long id) {
        for (var oldest : body(call(HttpMethod.GET, PATH, TestTokens.forAdmin(1))).get("oldest")) {
            if (oldest.get("entry").get("id").asLong() == id) return oldest.get("refusal");
        }
        return json.nullNode();
    }

    private double failures() {
        return meters.counter("bookmaru.outbox.failures", "topic", TOPIC).count();
    }

    private static long sameShardAs(String key) {
        long shard = OutboxEntries.shardOf(key);
        long same = 0;
        for (int other = 100; other < 200; other++) {
            if (OutboxEntries.shardOf(Integer.toString(other)) == shard) same++;
        }
        return same;
    }

    /// Bytes that no compression makes smaller.
    private long insert(String key, int bytes) {
        var payload = new byte[bytes];
        new Random(1).nextBytes(payload);
        return jdbc.sql(
                        """
                        insert into outbox (event_id, occurred_at, shard, topic, msg_key, payload)
                        values (:event, now(), :shard, :topic, :key, :payload)
                        returning id
                        """)
                .param("event", UUID.randomUUID())
                .param("shard", OutboxEntries.shardOf(key))
                .param("topic", TOPIC)
                .param("key", key)
                .param("payload", payload)
                .query(Long.class)
                .single();
    }

    private void limitRecordsTo(int bytes) throws Exception {
        var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var set = List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(topic, set)).all().get();
        }
    }

    private MvcTestResult call(HttpMethod method, String path, String token) {
        var request = mvc.method(method).uri(path);
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return request.exchange();
    }

    private JsonNode body(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}

package io.bookmaru.consumer.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.testing.AdminApi;
import io.bookmaru.consumer.testing.AdministeredConsumer;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AdministeredConsumer
class EraseSubjectIT {
    private static final AtomicLong IDS = new AtomicLong(770_000_000);

    @Autowired private EraseSubject eraseSubject;
    @Autowired private ErasedSubjects erased;
    @Autowired private SweepDeadLetters sweepDeadLetters;
    @Autowired private TransactionTemplate transactions;
    @Autowired private JdbcClient jdbc;
    @Autowired private AdminApi admin;

    private final long member = IDS.incrementAndGet();

    @Test
    void keepsOutWhoIsErasedAndNobodyElse() {
        erase(Kind.MEMBER, member);
        erase(Kind.MEMBER, member);

        assertThat(includes(Kind.MEMBER, member)).isTrue();
        assertThat(includes(Kind.MEMBER, 1, member)).isTrue();
        assertThat(includes(Kind.CHILD, member)).isFalse();
        assertThat(includes(Kind.MEMBER, IDS.incrementAndGet())).isFalse();
    }

    @Test
    void waitsForWhoeverWritesAboutTheSubject() throws Exception {
        var asked = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var writer =
                CompletableFuture.runAsync(
                        () ->
                                transactions.executeWithoutResult(_ -> {
                                    assertThat(erased.includeAnyOf(Kind.MEMBER, member)).isFalse();
                                    asked.countDown();
                                    awaitQuietly(written);
                                }),
                        threads);
        asked.await();

        var erasure = CompletableFuture.runAsync(() -> erase(Kind.MEMBER, member), threads);

        await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaitsForAnAdvisoryLock);
        assertThat(erasure).isNotDone();
        written.countDown();
        CompletableFuture.allOf(writer, erasure).join();
        assertThat(includes(Kind.MEMBER, member)).isTrue();
    }

    @Test
    void tokenOfAnErasedMemberIsRefusedAtOnceHereAndSoonElsewhere() {
        var token = TestTokens.forAdmin(member);
        var elsewhere = IDS.incrementAndGet();
        var tokenElsewhere = TestTokens.forAdmin(elsewhere);
        assertThat(call(token)).isEqualTo(200);

        erase(Kind.MEMBER, member);
        transactions.executeWithoutResult(_ -> erased.add(Kind.MEMBER, elsewhere));

        assertThat(call(token)).isEqualTo(401);
        await().atMost(Duration.ofSeconds(10)).until(() -> call(tokenElsewhere) == 401);
    }

    @Test
    void deadLetterThatComesInAfterTheErasureIsSweptAway() {
        erase(Kind.MEMBER, member);
        keepLetter(Topics.MEMBER_CHANGED, member, "not JSON, of %d, with a name");

        sweepDeadLetters.sweep();

        assertThat(letters("of %d,".formatted(member))).isEmpty();
    }

    @Test
    void forgetsTheDeadLettersOfTheSubjectAlone() {
        keepLetter(Topics.MEMBER_CHANGED, member, "not JSON");
        keepLetter(
                Topics.COMMENT_CREATED,
                1,
                "{\"postAuthorId\":2,\"authorId\":%d,\"authorName\":\"김하늘\"}");
        keepLetter(Topics.BLOCK_CHANGED, 2, "{\"memberId\":2,\"blockedMemberId\":%d}");
        keepLetter(Topics.COMMENT_CREATED, 1, "{\"authorId\":%d0,\"authorName\":\"이바다\"}");
        keepLetter(Topics.BOOK_LIKE, member, "{\"childId\":%d,\"bookId\":1}");
        keepLetter(Topics.MEMBER_ERASED, member, "{\"memberId\":%d,\"childIds\":[]}");

        erase(Kind.MEMBER, member);

        assertThat(letters("%d,".formatted(member)))
                .containsExactlyInAnyOrder(Topics.BOOK_LIKE, Topics.MEMBER_ERASED);
        assertThat(letters("%d0,".formatted(member))).containsExactly(Topics.COMMENT_CREATED);
    }

    private void erase(Kind kind, long id) {
        transactions.executeWithoutResult(_ -> eraseSubject.erase(kind, id));
    }

    private boolean includes(Kind kind, long... ids) {
        return Boolean.TRUE.equals(transactions.execute(_ -> erased.includeAnyOf(kind, ids)));
    }

    private int call(String token) {
        return admin.call(HttpMethod.GET, "/api/v1/admin/test/audit", token, "")
                .getResponse()
                .getStatus();
    }

    private boolean somebodyWaitsForAnAdvisoryLock() {
        return jdbc.sql(
                        """
                        select exists (
                            select from pg_locks where locktype = 'advisory' and not granted)
                        """)
                .query(Boolean.class)
                .single();
    }

    private void keepLetter(String topic, long key, String value) {
        jdbc.sql(
                        """
                        insert into dead_letters
                            (topic, partition, record_offset, record_timestamp, key, value, headers,
                             reason, cause, state, first_failed_at, last_failed_at, changed_at)
                        values (:topic, 0, :offset, 0, :key, :value, '', 'BUG', 'a test', 'DISCARDED',
                                now(), now(), now())
                        """)
                .param("topic", topic)
                .param("offset", IDS.incrementAndGet())
                .param("key", Long.toString(key).getBytes(UTF_8))
                .param("value", value.formatted(member).getBytes(UTF_8))
                .update();
    }

    private List<String> letters(String text) {
        return jdbc.sql(
                        """
                        select topic from dead_letters
                        where position(convert_to(:text, 'UTF8') in value) > 0
                        """)
                .param("text", text)
                .query(String.class)
                .list();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

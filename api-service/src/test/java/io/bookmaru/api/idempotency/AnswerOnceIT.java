package io.bookmaru.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ApiIT
class AnswerOnceIT {
    private static final String POSTS = "/api/v1/posts";
    private static final String POST = "{\"title\": \"잠자리 책\", \"body\": \"무엇을 읽어 주시나요?\"}";
    private static final String SAME_POST = "{\"body\": \"무엇을 읽어 주시나요?\",  \"title\": \"잠자리 책\"}";
    private static final String OTHER_POST = "{\"title\": \"아침 책\", \"body\": \"무엇을 읽어 주시나요?\"}";

    private static final String TEN = "!~34567890";
    private static final String FIFTY = TEN + TEN + TEN + TEN + TEN;
    private static final String TOO_LONG = FIFTY + FIFTY + FIFTY + FIFTY + "x";

    @Autowired private Api api;
    @Autowired private AnswerOnce answerOnce;
    @Autowired private IdempotencyKeys keys;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transactions;
    @Autowired private PublishedEvents published;

    private final String key = UUID.randomUUID().toString();
    private Api.Member author;

    @BeforeEach
    void anAuthor() {
        author = api.signUp("김하늘");
    }

    @Test
    void repeatGetsTheFirstAnswer() {
        var first = post(key, POST);
        var again = post(key, SAME_POST);

        assertThat(first).hasStatus(201);
        assertThat(again).hasStatus(201);
        assertThat(api.body(again)).isEqualTo(api.body(first));
        assertThat(posts(author)).isEqualTo(1);
    }

    @Test
    void otherKeysNoKeyAndOtherMembersAreRequestsOfTheirOwn() {
        var reader = api.signUp("이바다");

        post(key, POST);
        post(key + "2", POST);
        api.created(POSTS, author.token(), POST);
        assertThat(api.post(POSTS, reader.token(), key, OTHER_POST)).hasStatus(201);

        assertThat(posts(author)).isEqualTo(3);
        assertThat(posts(reader)).isEqualTo(1);
    }

    @Test
    void keyOfAnotherBodyOrPathIsRefused() {
        var id = api.body(post(key, POST)).get("id").asLong();
        var comment = "{\"body\": \"좋은 글이에요.\"}";
        assertThat(api.post(commentsOf(id), author.token(), "c" + key, comment)).hasStatus(201);
        var other = api.created(POSTS, author.token(), OTHER_POST).get("id").asLong();

        assertConflict(post(key, OTHER_POST), "idempotency-key-reused");
        assertConflict(
                api.post(commentsOf(other), author.token(), "c" + key, comment),
                "idempotency-key-reused");
        assertThat(post(key, POST)).hasStatus(201);
        assertThat(posts(author)).isEqualTo(2);
    }

    @Test
    void commentIsPublishedOnce() {
        long id = api.created(POSTS, author.token(), POST).get("id").asLong();
        var comment = "{\"body\": \"좋은 글이에요.\"}";

        var first = api.post(commentsOf(id), author.token(), key, comment);
        var again = api.post(commentsOf(id), author.token(), key, comment);
        var last = api.created(commentsOf(id), author.token(), "{\"body\": \"끝.\"}");

        assertThat(api.body(again)).isEqualTo(api.body(first));
        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.COMMENT_CREATED, id, CommentCreated.class))
                        .extracting(CommentCreated::commentId)
                        .containsExactly(
                                api.body(first).get("id").asLong(), last.get("id").asLong()));
    }

    @Test
    void twentyAtOnceMakeOnePost() throws Exception {
        var start = new CyclicBarrier(20);
        Callable<MvcTestResult> write =
                () -> {
                    start.await();
                    return post(key, POST);
                };
        int first = 0;
        int inProgress = 0;
        var answers = new HashSet<String>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(Collections.nCopies(20, write))) {
                if (answer.get().getResponse().getStatus() == 201) {
                    first++;
                    answers.add(api.body(answer.get()).toString());
                } else {
                    inProgress++;
                    assertConflict(answer.get(), "request-in-progress");
                }
            }
        }

        assertThat(answers).containsExactly(api.body(post(key, POST)).toString());
        assertThat(posts(author)).isEqualTo(1);
        System.out.printf(
                "FIGURE idempotency: 20 at once, 1 post, %d got its answer, %d were in progress%n",
                first, inProgress);
    }

    @Test
    void doesNotWaitForTheOneInProgress() {
        var answer =
                transactions.execute(_ -> {
                    keys.lock(author.id(), key);
                    return CompletableFuture.supplyAsync(() -> post(key, POST)).join();
                });

        assertConflict(answer, "request-in-progress");
        assertThat(post(key, POST)).hasStatus(201);
    }

    @Test
    void refusedRequestMayBeCorrectedUnderItsKey() {
        var wrong = "{\"title\": \"t\", \"body\": \"b\", \"bookId\": 999999999}";

        assertThat(post(key, wrong)).hasStatus(400);
        assertThat(post(key, POST)).hasStatus(201);
    }

    @Test
    void keyGoesWithTheEffectThatFails() {
        var request = new IdempotencyKey(author.id(), "POST /x", key);

        assertThat(
                        catchThrowable(() ->
                                answerOnce.answer(
                                        request,
                                        "{}",
                                        String.class,
                                        () -> {
                                            jdbc.sql(
                                                            """
                                                            insert into posts (author_id, title, body, created_at)
                                                            values (?, '', '', now())
                                                            """)
                                                    .param(author.id())
                                                    .update();
                                            throw new IllegalStateException("broken");
                                        })))
                .hasMessage("broken");

        assertThat(posts(author)).isZero();
        assertThat(keys.find(author.id(), key)).isEmpty();
    }

    @Test
    void keepsStatusAndLocation() {
        var request = new IdempotencyKey(author.id(), "POST /x", key);
        var answer = ResponseEntity.accepted().location(URI.create("/x/7")).body("waiting");

        answerOnce.answer(request, "{}", String.class, () -> answer);
        var again =
                answerOnce.answer(
                        request, "{}", String.class, () -> ResponseEntity.ok("a second effect"));

        assertThat(again).isEqualTo(answer);
    }

    @Test
    void keyIsForgottenAfterADay() {
        post(key, POST);
        post("young" + key, POST);
        makeOlder(Duration.ofHours(25));

        assertThat(post(key, OTHER_POST)).hasStatus(201);
        makeOlder(Duration.ofHours(25));
        keys.removeOld();

        assertThat(posts(author)).isEqualTo(3);
        assertThat(keys.find(author.id(), key)).isEmpty();
        assertThat(keys.find(author.id(), "young" + key)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "열쇠", TOO_LONG})
    void keyOfOtherCharactersOrLengthIsRefused(String bad) {
        var answer = post(bad, POST);

        assertThat(answer).hasStatus(400);
        assertThat(api.body(answer).at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void longestKeyIsTaken() {
        var longest = TOO_LONG.substring(1);

        assertThat(post(longest, POST)).hasStatus(201);
        assertThat(post(longest, POST)).hasStatus(201);
        assertThat(posts(author)).isEqualTo(1);
    }

    @Test
    void keyIsDescribedAsAHeader() {
        var described = api.body(api.call(HttpMethod.GET, "/v3/api-docs", "", null));

        for (var path :
                new String[] {POSTS, POSTS + "/{id}/comments", "/api/v1/books/{id}/reviews"}) {
            assertThat(described.get("paths").get(path).at("/post/parameters").valueStream())
                    .filteredOn(parameter -> parameter.get("in").asString().equals("header"))
                    .extracting(parameter -> parameter.get("name").asString())
                    .containsExactly("Idempotency-Key");
        }
    }

    private MvcTestResult post(String key, String body) {
        return api.post(POSTS, author.token(), key, body);
    }

    private void assertConflict(MvcTestResult answer, String type) {
        assertThat(answer).hasStatus(409);
        assertThat(api.body(answer).get("type").asString())
                .isEqualTo("urn:bookmaru:problem:" + type);
    }

    private int posts(Api.Member author) {
        return jdbc.sql("select count(*) from posts where author_id = ?")
                .param(author.id())
                .query(Integer.class)
                .single();
    }

    private void makeOlder(Duration time) {
        jdbc.sql(
                        """
                        update idempotency_keys set created_at = created_at - make_interval(secs => ?)
                        where member_id = ? and key = ?
                        """)
                .params(time.toSeconds(), author.id(), key)
                .update();
    }

    private static String commentsOf(long post) {
        return "/api/v1/posts/%d/comments".formatted(post);
    }
}

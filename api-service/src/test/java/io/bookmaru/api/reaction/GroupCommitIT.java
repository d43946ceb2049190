package io.bookmaru.api.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Changes in groups against PostgreSQL.
@ApiIT
class GroupCommitIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;
    @Autowired private React react;
    @Autowired private JdbcClient jdbc;

    private Api.Member parent;
    private List<Long> children;
    private List<Long> books;

    @BeforeEach
    void aFamilyAndBooks() {
        parent = api.signUp("김하늘");
        children = List.of(api.addChild(parent), api.addChild(parent));
        books = IntStream.range(0, 4).mapToObj(i -> api.addBook()).toList();
    }

    /// Groups that run side by side lock the same few rows in every order that requests come in.
    @Test
    void eachChangeOfAPairIsPublishedOnceAndInOrder() throws Exception {
        int writers = 16;
        int writesEach = 60;
        var answers =
                inParallel(
                        IntStream.range(0, writers)
                                .mapToObj(writer ->
                                        (Callable<Void>)
                                                () -> {
                                                    var random = new Random(writer);
                                                    for (int i = 0; i < writesEach; i++)
                                                        changeSome(random);
                                                    return null;
                                                })
                                .toList());
        assertThat(answers).noneMatch(GroupCommitIT::failed);

        for (var child : children) {
            long changes = sumOfRevisions(child);
            assertThat(changes).isPositive();
            await().untilAsserted(() ->
                    assertThat(published.ofKey(Topics.BOOK_LIKE, child, ReactionChanged.class))
                            .hasSize((int) changes));
            var events = published.ofKey(Topics.BOOK_LIKE, child, ReactionChanged.class);
            for (var book : books) {
                assertThat(events)
                        .filteredOn(event -> event.bookId() == book)
                        .extracting(ReactionChanged::revision)
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aPoisonedRequestFailsAlone() throws Exception {
        long poison = api.addBook();
        jdbc.sql(
                        """
                        create function refuse() returns trigger language plpgsql as
                        'begin raise exception ''poison''; end'
                        """)
                .update();
        jdbc.sql(
                        "create trigger poison before insert on reactions for each row when (new.book_id = "
                                + poison
                                + ") execute function refuse()")
                .update();
        try {
            var requests = new ArrayList<Callable<Reaction>>();
            for (var book : books) requests.add(() -> like(book));
            requests.add(2, () -> like(poison));

            var answers = inParallel(requests);

            assertThat(answers.stream().filter(GroupCommitIT::failed)).hasSize(1);
            assertThat(failed(answers.get(2))).isTrue();
            assertThat(sumOfRevisions(children.getFirst())).isEqualTo(books.size());
        } finally {
            jdbc.sql("drop function refuse() cascade").update();
        }
    }

    private void changeSome(Random random) {
        long child = children.get(random.nextInt(children.size()));
        long book = books.get(random.nextInt(books.size()));
        switch (random.nextInt(3)) {
            case 0 -> react.to(parent.id(), child, book, Kind.LIKE);
            case 1 -> react.to(parent.id(), child, book, Kind.DISLIKE);
            default -> react.takeBack(parent.id(), child, book);
        }
    }

    private Reaction like(long book) {
        return react.to(parent.id(), children.getFirst(), book, Kind.LIKE);
    }

    private static <T> List<Future<T>> inParallel(List<Callable<T>> requests)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(requests);
        }
    }

    private static boolean failed(Future<?> answer) {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long sumOfRevisions(long child) {
        return jdbc.sql("select coalesce(sum(revision), 0) from reactions where child_id = :child")
                .param("child", child)
                .query(Long.class)
                .single();
    }
}

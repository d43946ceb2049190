package io.bookmaru.api.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.api.reaction.ReactionOutcome.NothingToTakeBack;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.http.OverloadedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

class GroupCommitTest {
    private static final Executor REQUESTS = Thread::startVirtualThread;
    private static final long POISON = 666;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatedChanges changes = new GatedChanges();
    private GroupCommit groupCommit;

    @AfterEach
    void stop() {
        changes.gate.release(1_000);
        groupCommit.stop();
    }

    @Test
    void whatGathersDuringACommitIsCommittedTogether() {
        start(100, Duration.ofSeconds(20));
        var first = ask(1);
        awaitInCommit(1);
        var others = List.of(ask(2), ask(3), ask(4));
        awaitWaiting(3);
        changes.gate.release(2);

        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(changes.groups).extracting(Map::size).containsExactly(1, 3);
    }

    @Test
    void twoChangesOfAPairAreNeverInOneGroup() {
        start(100, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        var others = List.of(ask(2), ask(2), ask(3));
        awaitWaiting(3);
        changes.gate.release(3);

        others.forEach(CompletableFuture::join);
        assertThat(changes.groups).extracting(Map::size).containsExactly(1, 2, 1);
    }

    @Test
    void onlyTheChangeThatAGroupFailedForFails() {
        start(100, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        var good = List.of(ask(2), ask(3));
        var poisoned = ask(POISON);
        awaitWaiting(3);
        changes.gate.release(10);

        good.forEach(CompletableFuture::join);
        assertThatThrownBy(poisoned::join)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(changes.groups).extracting(Map::size).containsExactly(1, 3, 1, 1, 1);
    }

    @Test
    void storageThatIsDownFailsAGroupAtOnce() {
        start(100, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        var others = List.of(ask(2), ask(3));
        awaitWaiting(2);
        changes.down = true;
        changes.gate.release(10);

        assertThat(others)
                .allSatisfy(request ->
                        assertThatThrownBy(request::join)
                                .hasCauseInstanceOf(DataAccessResourceFailureException.class));
        assertThat(changes.groups).extracting(Map::size).containsExactly(1, 2);
    }

    @Test
    void outageThatARollbackHidesFailsAGroupAtOnce() {
        start(100, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        var others = List.of(ask(2), ask(3));
        awaitWaiting(2);
        changes.rollbackFails = true;
        changes.gate.release(10);

        assertThat(others)
                .allSatisfy(request ->
                        assertThatThrownBy(request::join)
                                .hasCauseInstanceOf(TransactionSystemException.class));
        assertThat(changes.groups).extracting(Map::size).containsExactly(1, 2);
    }

    @Test
    void whoWasToldThatItTookTooLongIsNotRunAgain() {
        start(100, Duration.ofMillis(400));
        ask(1);
        awaitInCommit(1);
        var others = List.of(ask(2), ask(POISON));
        awaitWaiting(2);
        changes.gate.release(1);
        awaitInCommit(2);
        others.forEach(request ->
                assertThatThrownBy(request::join).hasCauseInstanceOf(OverloadedException.class));

        changes.gate.release(10);
        groupCommit.stop();

        assertThat(changes.groups).extracting(Map::size).containsExactly(1, 2);
    }

    @Test
    void manyChangesOfOneReactionAreRefused() {
        start(100, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        var many = Stream.generate(() -> ask(2)).limit(16).toList();
        awaitWaiting(16);

        assertThatThrownBy(ask(2)::join)
                .hasCauseInstanceOf(OverloadedException.class)
                .hasMessageContaining("of this reaction");
        changes.gate.release(20);
        many.forEach(CompletableFuture::join);
        assertThat(ask(2).join()).isInstanceOf(NothingToTakeBack.class);
    }

    @Test
    void anErrorFailsItsGroupAndTheNextIsCommitted() {
        start(100, Duration.ofSeconds(20));
        changes.error = new OutOfMemoryError("for now");
        changes.gate.release(10);
        assertThatThrownBy(ask(1)::join).hasRootCauseInstanceOf(OutOfMemoryError.class);

        changes.error = null;
        assertThat(ask(2).join()).isInstanceOf(NothingToTakeBack.class);
    }

    @Test
    void fullQueueRefusesAtOnce() {
        start(2, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        ask(2);
        ask(3);
        awaitWaiting(2);

        assertThatThrownBy(ask(4)::join)
                .hasCauseInstanceOf(OverloadedException.class)
                .hasMessageContaining("2 changes");
    }

    @Test
    void whoWaitedTooLongIsToldAndNotCommittedAfterwards() {
        start(100, Duration.ofMillis(200));
        ask(1);
        awaitInCommit(1);
        var late = ask(2);

        assertThatThrownBy(late::join).hasCauseInstanceOf(OverloadedException.class);
        changes.gate.release(10);
        awaitWaiting(0);
        groupCommit.stop();
        assertThat(changes.groups).hasSize(1);
    }

    @Test
    void whatWaitsIsCommittedBeforeTheStop() {
        start(100, Duration.ofSeconds(20));
        ask(1);
        awaitInCommit(1);
        var others = List.of(ask(2), ask(3));
        awaitWaiting(2);
        changes.gate.release(2);

        groupCommit.stop();

        others.forEach(CompletableFuture::join);
        assertThat(changes.groups).hasSize(2);
    }

    private void start(int queueSize, Duration patience) {
        var properties = new ReactionProperties(1, 512, queueSize, patience);
        groupCommit = new GroupCommit(changes, properties, meters);
        groupCommit.start();
    }

    private CompletableFuture<ReactionOutcome> ask(long book) {
        var change = new ReactionChange(new Pair(7, book), 1, Kind.LIKE, null);
        return CompletableFuture.supplyAsync(() -> groupCommit.commit(change), REQUESTS);
    }

    private void awaitInCommit(int groups) {
        await().until(() -> changes.groups.size() == groups);
    }

    private void awaitWaiting(int size) {
        await().until(() -> meters.get("bookmaru.reaction.waiting").gauge().value() == size);
    }

    /// A transaction that ends when the gate lets it.
    private static class GatedChanges extends ChangeReactions {
        final Semaphore gate = new Semaphore(0);
        final List<Map<Pair, ReactionChange>> groups = new CopyOnWriteArrayList<>();
        volatile boolean down;
        volatile boolean rollbackFails;
        volatile Error error;

        GatedChanges() {
            super(null, null, null);
        }

        @Override
        public Map<Pair, ReactionOutcome> change(Map<Pair, ReactionChange> changes) {
            groups.add(changes);
            gate.acquireUninterruptibly();
            if (error != null) throw error;
            if (rollbackFails) {
                throw new TransactionSystemException(
                        "Could not roll back", new SQLException("Connection is closed"));
            }
            if (down) throw new DataAccessResourceFailureException("down");
            if (changes.keySet().stream().anyMatch(pair -> pair.bookId() == POISON)) {
                throw new DataIntegrityViolationException("poison");
            }
            var outcomes = new java.util.HashMap<Pair, ReactionOutcome>();
            changes.keySet().forEach(pair -> outcomes.put(pair, new NothingToTakeBack()));
            return outcomes;
        }
    }
}

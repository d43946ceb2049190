package io.bookmaru.preference.drain;

import io.bookmaru.consumer.delivery.DeliveryProperties;
import io.bookmaru.consumer.delivery.FailureKind;
import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.preference.ledger.ApplyReactions;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.reaction.BuryReaction;
import io.bookmaru.preference.reaction.SetAside;
import io.bookmaru.preference.reaction.SetAsideLostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies the reactions of some children in one transaction.
///
/// If a bug makes that fail, each half has one, down to the child that fails alone; of that child,
/// what fails by itself after a few tries becomes a dead letter, and the rest is applied. When
/// infrastructure is down, all of it waits.
@Component
class ApplyChunk {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final ApplyReactions applyReactions;
    private final ConsumerPositions positions;
    private final BuryReaction buryReaction;
    private final TransactionTemplate transactions;
    private final int tries;

    ApplyChunk(
            ApplyReactions applyReactions,
            ConsumerPositions positions,
            BuryReaction buryReaction,
            TransactionTemplate transactions,
            DeliveryProperties delivery) {
        this.applyReactions = applyReactions;
        this.positions = positions;
        this.buryReaction = buryReaction;
        this.transactions = transactions;
        this.tries = delivery.tries();
    }

    /// @param children the reactions of each, sorted by child
    /// @param last whether the position moves with them
    void apply(List<? extends List<Reaction>> children, SetAside setAside, boolean last) {
        try {
            transactions.executeWithoutResult(_ -> {
                applyReactions.apply(children.stream().<Reaction>flatMap(List::stream).toList());
                if (last) move(setAside);
            });
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throwUnlessBug(e);
            applyInParts(children, setAside, last);
        }
    }

    private void applyInParts(
            List<? extends List<Reaction>> children, SetAside setAside, boolean last) {
        if (children.size() == 1) {
            applyChild(children.getFirst(), setAside);
            if (last) transactions.executeWithoutResult(_ -> move(setAside));
        } else {
            var half = children.size() / 2;
            apply(children.subList(0, half), setAside, false);
            apply(children.subList(half, children.size()), setAside, last);
        }
    }

    private void applyChild(List<Reaction> reactions, SetAside setAside) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.executeWithoutResult(_ -> applyReactions.apply(reactions));
                return;
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throwUnlessBug(e);
                if (attempt == tries) {
                    applyAround(failing(reactions, e), reactions, setAside);
                    return;
                }
                pause();
            }
        }
    }

    private void applyAround(
            Map<Reaction, Throwable> failing, List<Reaction> reactions, SetAside setAside) {
        failing.forEach((reaction, failure) -> buryReaction.bury(reaction, setAside, failure));
        var others = reactions.stream().filter(r -> !failing.containsKey(r)).toList();
        if (!others.isEmpty()) applyChild(others, setAside);
    }

    /// Each is tried alone and undone, so that what is left makes one row of history. All of them,
    /// if they fail only together.
    private Map<Reaction, Throwable> failing(List<Reaction> reactions, Throwable together) {
        var failing = new LinkedHashMap<Reaction, Throwable>();
        for (var reaction : reactions) {
            try {
                transactions.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    applyReactions.apply(List.of(reaction));
                });
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throwUnlessBug(e);
                failing.put(reaction, e);
            }
        }
        if (failing.isEmpty()) reactions.forEach(reaction -> failing.put(reaction, together));
        return failing;
    }

    /// Nothing to apply: every record up to there was a dead letter.
    void moveOnly(SetAside setAside) {
        transactions.executeWithoutResult(_ -> move(setAside));
    }

    private void move(SetAside applied) {
        positions.move(applied.partition(), applied.from(), applied.nextOffset());
    }

    private static void throwUnlessBug(Throwable e) {
        if (e instanceof StalePositionException stale) throw stale;
        if (e instanceof SetAsideLostException lost) throw lost;
        if (FailureKind.of(e) == FailureKind.INFRASTRUCTURE && e instanceof RuntimeException down)
            throw down;
    }

    /// A service that is being stopped is no reason for a dead letter.
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("Interrupted between two tries", e);
        }
    }
}

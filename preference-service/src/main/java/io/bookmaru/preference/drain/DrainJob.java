package io.bookmaru.preference.drain;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.preference.ledger.ApplyReactions;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.reaction.SetAside;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// The chunk job that applies what one drain has set aside: so many children to a transaction, and
/// the position with the last one. The ledger makes a run repeatable, so Spring Batch keeps no
/// record of it: each run has a repository of its own, which is forgotten with it.
@Component
class DrainJob {
    private static final String NAME = "drain";

    private final ApplyReactions applyReactions;
    private final ConsumerPositions positions;
    private final PlatformTransactionManager transactions;
    private final DrainProperties properties;

    DrainJob(
            ApplyReactions applyReactions,
            ConsumerPositions positions,
            PlatformTransactionManager transactions,
            DrainProperties properties) {
        this.applyReactions = applyReactions;
        this.positions = positions;
        this.transactions = transactions;
        this.properties = properties;
    }

    /// Returns when everything has been applied and the position has moved; throws what stopped it
    /// otherwise.
    void run(SetAside setAside, List<Reaction> reactions) {
        if (reactions.isEmpty()) {
            move(setAside);
            return;
        }
        var reader = new ChildReactionsReader(reactions);
        var execution = execute(job(setAside, reader));
        // An interrupted step ends early, and as if it were complete.
        if (execution.getStatus() == BatchStatus.COMPLETED && reader.isExhausted()) return;
        throw failure(execution);
    }

    private RepositoryAndJob job(SetAside setAside, ChildReactionsReader reader) {
        var repository = new ResourcelessJobRepository();
        var step =
                new StepBuilder("apply", repository)
                        .<List<Reaction>, List<Reaction>>chunk(properties.childrenPerChunk())
                        .transactionManager(transactions)
                        .reader(reader)
                        .writer(chunk -> write(chunk, reader.isExhausted(), setAside))
                        .build();
        return new RepositoryAndJob(
                repository, new JobBuilder(NAME, repository).start(step).build());
    }

    private void write(Chunk<? extends List<Reaction>> chunk, boolean last, SetAside setAside) {
        applyReactions.apply(chunk.getItems().stream().<Reaction>flatMap(List::stream).toList());
        if (last) move(setAside);
    }

    private void move(SetAside applied) {
        positions.move(applied.partition(), applied.from(), applied.nextOffset());
    }

    private static JobExecution execute(RepositoryAndJob run) {
        var none = new JobParameters();
        var instance = run.repository().createJobInstance(NAME, none);
        var execution = run.repository().createJobExecution(instance, none, new ExecutionContext());
        try {
            run.job().execute(execution);
        } catch (JobInterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return execution;
    }

    private static RuntimeException failure(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(e -> e.getCause() instanceof RuntimeException cause ? cause : e)
                .map(e -> e instanceof RuntimeException r ? r : new IllegalStateException(e))
                .orElseGet(() -> new IllegalStateException(execution + " (expected: COMPLETED)"));
    }

    private record RepositoryAndJob(JobRepository repository, Job job) {}
}

package io.bookmaru.preference.drain;

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
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;

/// The chunk job that applies what one drain has set aside: so many children to a transaction, and
/// the position with the last one. The ledger makes a run repeatable, so Spring Batch keeps no
/// record of it: each run has a repository of its own, which is forgotten with it.
@Component
class DrainJob {
    private static final String NAME = "drain";

    private final ApplyChunk applyChunk;
    private final DrainProperties properties;

    DrainJob(ApplyChunk applyChunk, DrainProperties properties) {
        this.applyChunk = applyChunk;
        this.properties = properties;
    }

    /// Returns when everything has been applied and the position has moved; throws what stopped it
    /// otherwise.
    void run(SetAside setAside, List<Reaction> reactions) {
        if (reactions.isEmpty()) {
            applyChunk.moveOnly(setAside);
            return;
        }
        var reader = new ChildReactionsReader(reactions);
        var execution = execute(job(setAside, reader));
        // An interrupted step ends early, and as if it were complete.
        if (execution.getStatus() == BatchStatus.COMPLETED && reader.isExhausted()) return;
        throw failure(execution);
    }

    /// The writer has transactions of its own, since it may need several to get around a bug.
    private RepositoryAndJob job(SetAside setAside, ChildReactionsReader reader) {
        var repository = new ResourcelessJobRepository();
        var step =
                new StepBuilder("apply", repository)
                        .<List<Reaction>, List<Reaction>>chunk(properties.childrenPerChunk())
                        .transactionManager(new ResourcelessTransactionManager())
                        .reader(reader)
                        .writer(chunk ->
                                applyChunk.apply(chunk.getItems(), setAside, reader.isExhausted()))
                        .build();
        return new RepositoryAndJob(
                repository, new JobBuilder(NAME, repository).start(step).build());
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

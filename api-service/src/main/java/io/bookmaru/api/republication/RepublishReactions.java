package io.bookmaru.api.republication;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.consumer.audit.Audit.Action;
import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What an admin asks for: one child's reactions now, or those of all children as a run.
@Component
class RepublishReactions {
    private final PublishCurrent publishCurrent;
    private final Republications republications;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final RepublicationProperties properties;
    private final Clock clock;

    RepublishReactions(
            PublishCurrent publishCurrent,
            Republications republications,
            Audit audit,
            TransactionOperations transactions,
            JdbcClient jdbc,
            RepublicationProperties properties,
            Clock clock) {
        this.publishCurrent = publishCurrent;
        this.republications = republications;
        this.audit = audit;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// @return how many reactions were published
    int ofChild(long childId, long adminId) {
        transactions.executeWithoutResult(_ -> {
            checkExists(childId);
            audit.write(adminId, Action.REPUBLISH, "reactions of child " + childId);
        });
        var last = ReactionKey.FIRST;
        int published = 0;
        while (true) {
            var from = last;
            var chunk =
                    transactions.execute(
                            _ -> publishCurrent.after(from, childId, properties.chunkSize()));
            published += chunk.size();
            if (chunk.size() < properties.chunkSize()) return published;
            last = chunk.getLast();
        }
    }

    /// Begins a run over all children, or joins the one that goes on.
    Republication ofAll(long adminId) {
        return transactions.execute(_ ->
                republications
                        .begin(adminId, clock.instant())
                        .map(begun -> {
                            audit.write(adminId, Action.REPUBLISH, "all reactions");
                            return begun;
                        })
                        .or(republications::newest)
                        .orElseThrow());
    }

    private void checkExists(long childId) {
        boolean exists =
                jdbc.sql("select exists (select from children where id = :id)")
                        .param("id", childId)
                        .query(Boolean.class)
                        .single();
        if (!exists) throw NotFoundException.of("child", childId);
    }
}

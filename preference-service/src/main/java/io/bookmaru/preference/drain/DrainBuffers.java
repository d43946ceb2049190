package io.bookmaru.preference.drain;

import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.preference.reaction.AssignedPartition;
import io.bookmaru.preference.reaction.AssignedPartitions;
import io.bookmaru.preference.reaction.SetAside;
import io.bookmaru.preference.reaction.SetAsideLostException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Drains the partitions that this instance owns. A failure leaves what was set aside for the next
/// time.
@Component
class DrainBuffers {
    private static final Logger log = LoggerFactory.getLogger(DrainBuffers.class);

    private final AssignedPartitions partitions;
    private final DrainJob job;
    private final DrainProperties properties;

    DrainBuffers(AssignedPartitions partitions, DrainJob job, DrainProperties properties) {
        this.partitions = partitions;
        this.job = job;
        this.properties = properties;
    }

    void drainAll() {
        var virtual = Thread.ofVirtual().name("drain-", 0).factory();
        try (var threads = Executors.newFixedThreadPool(properties.parallelism(), virtual)) {
            partitions.all().forEach(partition -> threads.execute(() -> drain(partition)));
        }
    }

    private void drain(AssignedPartition partition) {
        try {
            var setAside = partition.setAside();
            if (setAside.isPresent()) apply(partition, setAside.get());
        } catch (DataAccessException | TransactionException e) {
            log.warn("{} is not drained for now: {}", partition, e.toString());
        } catch (RuntimeException e) {
            log.error("{} is not drained", partition, e);
        }
    }

    private void apply(AssignedPartition partition, SetAside setAside) {
        try {
            job.run(setAside, partition.read(setAside));
            partition.applied(setAside);
        } catch (SetAsideLostException | StalePositionException e) {
            log.warn("{} starts over: {}", partition, e.getMessage());
            partition.startOver();
        }
    }
}

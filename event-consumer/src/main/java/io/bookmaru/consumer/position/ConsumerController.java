package io.bookmaru.consumer.position;

import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/${bookmaru.service}/consumers")
class ConsumerController {
    private final ConsumerPositions positions;
    private final PartitionLogs logs;
    private final RewindConsumer rewindConsumer;

    ConsumerController(
            ConsumerPositions positions, PartitionLogs logs, RewindConsumer rewindConsumer) {
        this.positions = positions;
        this.logs = logs;
        this.rewindConsumer = rewindConsumer;
    }

    /// Has either an offset or a time.
    ///
    /// @param toOffset of the first record to apply again; a partition that has lost it begins at
    ///   its oldest record
    /// @param toTime records that are not older are applied again
    /// @param partition all of them when absent
    record RewindForm(
            @Nullable @Min(0) Long toOffset,
            @Nullable Instant toTime,
            @Nullable @Min(0) Integer partition) {

        RewindTarget target() {
            if (toOffset != null && toTime == null) return new RewindTarget.Offset(toOffset);
            if (toTime != null && toOffset == null) return new RewindTarget.Time(toTime);
            throw new InvalidInputException("toOffset", "expected: either toOffset or toTime");
        }
    }

    record Rewound(String topic, List<RewoundPartition> partitions) {}

    /// Every partition that this service has ever consumed, those of its own topics included.
    @GetMapping
    List<ConsumedPartition> list() {
        var stored = positions.all();
        var ends = logs.ends(stored.keySet());
        return stored.entrySet().stream()
                .map(p -> ConsumedPartition.of(p.getKey(), p.getValue(), ends.get(p.getKey())))
                .sorted(
                        Comparator.comparing(ConsumedPartition::topic)
                                .thenComparing(ConsumedPartition::partition))
                .toList();
    }

    @PostMapping("/{topic}/rewind")
    Rewound rewind(Caller caller, @PathVariable String topic, @Valid @RequestBody RewindForm form) {
        var partitions =
                rewindConsumer.rewind(topic, form.partition(), form.target(), caller.memberId());
        return new Rewound(topic, partitions);
    }
}

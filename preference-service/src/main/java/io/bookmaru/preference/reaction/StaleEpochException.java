package io.bookmaru.preference.reaction;

/// Somebody else has taken the partition over. What was applied under the old epoch does no harm;
/// the position stays where the new owner has it.
public class StaleEpochException extends RuntimeException {

    StaleEpochException(SetAside setAside) {
        super(
                "Partition %d has been taken over (expected: epoch %d)"
                        .formatted(setAside.partition(), setAside.epoch()));
    }
}

package io.bookmaru.faults.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes a [Chain]. What was not answered is asked for again; once that has happened the chain
/// ends, because the first request may still arrive after a later one.
final class ChainWriter {
    private final String key;
    private final List<String> acknowledged = new ArrayList<>();
    private @Nullable String unresolved;
    private long wrongRevisions;
    private boolean ended;

    ChainWriter(String key) {
        this.key = key;
    }

    boolean hasEnded() {
        return ended;
    }

    @Nullable String last() {
        return acknowledged.isEmpty() ? null : acknowledged.getLast();
    }

    /// @param goesOn asked before each repeat
    void change(String value, Supplier<Answer> request, Supplier<Boolean> goesOn, Tally tally) {
        do {
            var answer = request.get();
            tally.count(answer);
            switch (answer.outcome()) {
                case ACKNOWLEDGED -> {
                    acknowledged(value, answer);
                    return;
                }
                case UNKNOWN -> {
                    unresolved = value;
                    ended = true;
                }
                case REFUSED -> {}
            }
            Persistent.pause();
        } while (goesOn.get());
    }

    private void acknowledged(String value, Answer answer) {
        acknowledged.add(value);
        unresolved = null;
        var revision = answer.body().path("revision");
        if (revision.isNumber() && revision.asLong() != acknowledged.size()) wrongRevisions++;
    }

    Chain chain() {
        return new Chain(key, List.copyOf(acknowledged), unresolved, wrongRevisions);
    }
}

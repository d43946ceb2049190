package io.bookmaru.faults.check;

import static io.bookmaru.faults.check.Findings.Kind.DOUBLED;
import static io.bookmaru.faults.check.Findings.Kind.INVENTED;
import static io.bookmaru.faults.check.Findings.Kind.LOST;
import static io.bookmaru.faults.check.Findings.Kind.OUT_OF_ORDER;
import static io.bookmaru.faults.check.Findings.Kind.WRONG_STATE;

import io.bookmaru.faults.workload.Chain;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Compares chains of changes with what the writer's database, the topic and the consumer's
/// database have of them.
public final class CheckChains {
    private final Map<String, Version> written;
    private final Map<String, List<Version>> published;
    private final Map<String, Version> consumed;
    private final Findings findings;

    /// @param written current rows by key
    /// @param published by key, in the order of the topic
    /// @param consumed current rows by key
    public CheckChains(
            Map<String, Version> written,
            Map<String, List<Version>> published,
            Map<String, Version> consumed,
            Findings findings) {
        this.written = written;
        this.published = published;
        this.consumed = consumed;
        this.findings = findings;
    }

    public void check(List<Chain> chains) {
        for (var chain : chains) {
            long revisions = checkWritten(chain, written.get(chain.key()));
            checkPublished(chain, revisions);
            checkConsumed(chain.key());
        }
    }

    /// @return how many changes the chain has had, with the unresolved one if it has happened
    private long checkWritten(Chain chain, @Nullable Version row) {
        long acknowledged = chain.acknowledged().size();
        for (int i = 0; i < chain.wrongRevisions(); i++)
            findings.add(DOUBLED, "%s was answered another revision", chain.key());
        if (row == null) {
            if (acknowledged > 0) findings.add(LOST, "%s has no row", chain);
            return 0;
        }
        if (row.revision() < acknowledged) {
            findings.add(LOST, "%s is %s", chain, row);
        } else if (row.revision() > acknowledged + (chain.unresolved() == null ? 0 : 1)) {
            findings.add(DOUBLED, "%s is %s", chain, row);
        } else if (!row.value().equals(expected(chain, row.revision()))) {
            findings.add(WRONG_STATE, "%s is %s", chain, row);
        }
        return row.revision();
    }

    /// Null when there is no such change.
    private static @Nullable String expected(Chain chain, long revision) {
        if (revision < 1) return null;
        if (revision <= chain.acknowledged().size())
            return chain.acknowledged().get((int) revision - 1);
        return revision == chain.acknowledged().size() + 1 ? chain.unresolved() : null;
    }

    private void checkPublished(Chain chain, long revisions) {
        var first = new TreeMap<Long, Version>();
        long newest = 0;
        for (var event : published.getOrDefault(chain.key(), List.of())) {
            var known = first.putIfAbsent(event.revision(), event);
            if (known == null) {
                if (event.revision() < newest)
                    findings.add(OUT_OF_ORDER, "%s after revision %d", event, newest);
                newest = Math.max(newest, event.revision());
            } else if (event.equals(known)) {
                findings.addRawDuplicate();
            } else {
                findings.add(DOUBLED, "%s and %s", known, event);
            }
        }
        for (long revision = 1; revision <= revisions; revision++) {
            if (!first.containsKey(revision))
                findings.add(LOST, "revision %d of %s is not on the topic", revision, chain.key());
        }
        for (var event : first.values()) {
            if (event.revision() > revisions
                    || !event.value().equals(expected(chain, event.revision())))
                findings.add(INVENTED, "%s of %s", event, chain);
        }
    }

    private void checkConsumed(String key) {
        var expected = written.get(key);
        var found = consumed.get(key);
        if (expected == null) {
            if (found != null) findings.add(INVENTED, "%s at the consumer", found);
        } else if (found == null || found.revision() < expected.revision()) {
            findings.add(
                    LOST, "%s was written, at the consumer %s", expected, String.valueOf(found));
        } else if (!found.equals(expected)) {
            findings.add(WRONG_STATE, "%s at the consumer, %s was written", found, expected);
        }
    }
}

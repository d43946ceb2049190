package io.bookmaru.preference.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/// Changes nothing. There must be no differences, also while reactions are being applied.
@Service
class ReconcileTastes {
    private static final int CHILDREN_AT_ONCE = 1_000;

    private final Differences differences;

    ReconcileTastes(Differences differences) {
        this.differences = differences;
    }

    /// @param children that were looked at
    record Reconciliation(long children, List<Difference> differences) {}

    Reconciliation all() {
        var found = new ArrayList<Difference>();
        var count = 0;
        var children = differences.childrenAfter(0, CHILDREN_AT_ONCE);
        while (!children.isEmpty()) {
            found.addAll(differences.of(children));
            count += children.size();
            children = differences.childrenAfter(children.getLast(), CHILDREN_AT_ONCE);
        }
        return new Reconciliation(count, found);
    }

    /// A child of whom nothing is kept has no differences.
    Reconciliation one(long childId) {
        return new Reconciliation(1, differences.of(List.of(childId)));
    }
}

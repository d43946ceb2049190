package io.bookmaru.familiarity.score;

import org.springframework.context.ApplicationContext;

/// Counts terms now, for tests of other packages.
public final class RecountedTerms {
    private final CountTerms countTerms;

    public RecountedTerms(ApplicationContext service) {
        this.countTerms = service.getBean(CountTerms.class);
    }

    public void recount() {
        countTerms.count();
    }
}

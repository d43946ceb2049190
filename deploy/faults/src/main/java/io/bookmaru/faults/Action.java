package io.bookmaru.faults;

import io.bookmaru.faults.site.Site;

/// How something is broken. When it returns the fault is over: what was broken is mended, or was
/// started and is on its way back.
@FunctionalInterface
interface Action {
    Evidence happen(Site site, Moments moments) throws Exception;
}

/// What a change of a profile costs, and a ranking: in the service, and done in the usual ways.
@NullMarked
package io.bookmaru.benchmarks.ranking;

import org.jspecify.annotations.NullMarked;

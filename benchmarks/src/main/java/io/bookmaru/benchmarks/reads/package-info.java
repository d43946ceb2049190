/// P8: how soon a read is answered while many are made, for preference-service.
@NullMarked
package io.bookmaru.benchmarks.reads;

import org.jspecify.annotations.NullMarked;

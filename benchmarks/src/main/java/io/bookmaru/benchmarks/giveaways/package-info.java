/// Entries into giveaways, and what they cost the rest of the API.
@NullMarked
package io.bookmaru.benchmarks.giveaways;

import org.jspecify.annotations.NullMarked;

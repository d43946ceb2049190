/// Bursts of entries into giveaways, with processes that are killed meanwhile.
package io.bookmaru.api.burst;

/// What a system benchmark runs on: real servers and service processes, all on this machine.
@NullMarked
package io.bookmaru.benchmarks.site;

import org.jspecify.annotations.NullMarked;

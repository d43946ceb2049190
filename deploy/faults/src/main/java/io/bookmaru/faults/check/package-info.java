/// Compares what clients were answered with databases and topics afterwards.
@NullMarked
package io.bookmaru.faults.check;

import org.jspecify.annotations.NullMarked;

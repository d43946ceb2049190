/// Clients that use the system while it is being broken, and remember what they were answered.
@NullMarked
package io.bookmaru.faults.workload;

import org.jspecify.annotations.NullMarked;

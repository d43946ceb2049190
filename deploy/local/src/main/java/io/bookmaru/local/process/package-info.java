/// The processes of a run: started, watched, stopped in order, and never left behind.
@NullMarked
package io.bookmaru.local.process;

import org.jspecify.annotations.NullMarked;

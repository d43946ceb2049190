/// What a run stands on: servers and services as processes of their own, which can be killed and
/// held.
@NullMarked
package io.bookmaru.faults.site;

import org.jspecify.annotations.NullMarked;

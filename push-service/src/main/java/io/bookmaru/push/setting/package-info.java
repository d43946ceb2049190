/// What a member wants pushed, and how. The inbox has everything.
@NullMarked
package io.bookmaru.push.setting;

import org.jspecify.annotations.NullMarked;

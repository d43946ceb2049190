/// Posts that a member wants no pushes about.
@NullMarked
package io.bookmaru.push.mute;

import org.jspecify.annotations.NullMarked;

/// Profiles, which change only by a request that an admin has approved.
@NullMarked
package io.bookmaru.api.profile;

import org.jspecify.annotations.NullMarked;

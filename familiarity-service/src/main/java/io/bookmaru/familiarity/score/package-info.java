/// How familiar two profiles are, and why.
@NullMarked
package io.bookmaru.familiarity.score;

import org.jspecify.annotations.NullMarked;

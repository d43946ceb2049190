/// What a child likes now, how that went, and why.
@NullMarked
package io.bookmaru.preference.taste;

import org.jspecify.annotations.NullMarked;

/// Brings each notification to each of its member's browsers, until it is accepted, refused or out
/// of date.
@NullMarked
package io.bookmaru.push.delivery;

import org.jspecify.annotations.NullMarked;

/// Tells from ratings that somebody gave how good the recommendations are; a command, no part of
/// the running service.
@NullMarked
package io.bookmaru.preference.evaluation;

import org.jspecify.annotations.NullMarked;

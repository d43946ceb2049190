/// What this service knows of a member: what to call them and in which language to address them.
@NullMarked
package io.bookmaru.familiarity.member;

import org.jspecify.annotations.NullMarked;

/// Children and members that are erased: remembered by id alone, kept out, and confirmed.
@NullMarked
package io.bookmaru.consumer.erasure;

import org.jspecify.annotations.NullMarked;

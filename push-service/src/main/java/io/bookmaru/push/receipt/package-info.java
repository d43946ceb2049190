/// What browsers tell of the pushes that they got: that one was shown, and clicked.
@NullMarked
package io.bookmaru.push.receipt;

import org.jspecify.annotations.NullMarked;

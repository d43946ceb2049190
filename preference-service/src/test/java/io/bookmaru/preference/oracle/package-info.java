/// What tastes must come out as, whatever happens on the way, and random stories to compare with.
package io.bookmaru.preference.oracle;

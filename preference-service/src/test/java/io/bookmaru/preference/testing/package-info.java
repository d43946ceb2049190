/// What the tests of this service share.
package io.bookmaru.preference.testing;

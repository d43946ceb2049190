/// A push service and its browsers, as strict as real ones, in the JVM of a test. Needs the JDK and
/// httpclient5, and shares no code with what it checks.
package io.bookmaru.push.testing;

/// The service as a process that is killed while it drains.
package io.bookmaru.preference.killed;

/// A real browser for tests: Chromium, driven over its debugging protocol.
package io.bookmaru.gateway.browser;

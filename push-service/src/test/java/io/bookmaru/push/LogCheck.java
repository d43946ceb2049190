package io.bookmaru.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.push.testing.Browser;

/// Whoever reads a log must not be able to send to a browser, or to find out which one it is.
public final class LogCheck {

    private LogCheck() {}

    public static void assertNothingOf(Browser browser, CharSequence log) {
        assertThat(log.toString())
                .doesNotContain(browser.endpoint().getPath(), browser.p256dh(), browser.auth());
    }
}

package io.bookmaru.testing.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForgeryTest {

    @Test
    void differsFromEveryOther() {
        var forgeries = Forgery.all(42);

        assertThat(forgeries).hasSizeGreaterThan(200);
        assertThat(forgeries).extracting(Forgery::name).doesNotHaveDuplicates();
        assertThat(forgeries).extracting(f -> f.headers() + f.query()).doesNotHaveDuplicates();
    }
}

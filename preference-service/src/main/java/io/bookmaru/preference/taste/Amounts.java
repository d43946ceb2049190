package io.bookmaru.preference.taste;

import java.math.BigDecimal;

/// How an exact amount is told: without trailing zeros and without an exponent.
public final class Amounts {

    private Amounts() {}

    public static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

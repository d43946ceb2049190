package io.bookmaru.preference.taste;

import java.math.BigDecimal;

/// How much a child likes a genre or topic; negative when it does not.
public record Score(String name, BigDecimal score) {

    public Score {
        score = Amounts.plain(score);
    }
}

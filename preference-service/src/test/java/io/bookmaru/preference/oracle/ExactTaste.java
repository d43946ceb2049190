package io.bookmaru.preference.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A taste to the last decimal.
///
/// @param scores those that are not 0, by feature and name: `GENRE humor`
/// @param axes ei, sn, tf and jp
record ExactTaste(Map<String, BigDecimal> scores, List<BigDecimal> axes) {

    /// Numbers that are equal are written alike from then on.
    static ExactTaste of(Map<String, BigDecimal> scores, List<BigDecimal> axes) {
        var exact = new TreeMap<String, BigDecimal>();
        scores.forEach((name, score) -> {
            if (score.signum() != 0) exact.put(name, score.stripTrailingZeros());
        });
        return new ExactTaste(exact, axes.stream().map(BigDecimal::stripTrailingZeros).toList());
    }
}

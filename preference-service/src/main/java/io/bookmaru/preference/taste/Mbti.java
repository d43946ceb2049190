package io.bookmaru.preference.taste;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where a child is on the four axes. Positive is E, N, F and P; negative is I, S, T and J.
public record Mbti(BigDecimal ei, BigDecimal sn, BigDecimal tf, BigDecimal jp) {

    public Mbti {
        ei = Amounts.plain(ei);
        sn = Amounts.plain(sn);
        tf = Amounts.plain(tf);
        jp = Amounts.plain(jp);
    }

    /// From the columns `ei`, `sn`, `tf` and `jp`.
    public static Mbti of(ResultSet row) throws SQLException {
        return new Mbti(
                row.getBigDecimal("ei"),
                row.getBigDecimal("sn"),
                row.getBigDecimal("tf"),
                row.getBigDecimal("jp"));
    }

    static Mbti none() {
        return new Mbti(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /// Four letters such as `ENFP`; null while an axis is 0, since that axis has no letter yet.
    @JsonProperty
    public @Nullable String type() {
        if (ei.signum() * sn.signum() * tf.signum() * jp.signum() == 0) return null;
        return letter(ei, "E", "I")
                + letter(sn, "N", "S")
                + letter(tf, "F", "T")
                + letter(jp, "P", "J");
    }

    private static String letter(BigDecimal axis, String positive, String negative) {
        return axis.signum() > 0 ? positive : negative;
    }
}

package io.bookmaru.preference.taste;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MbtiTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1, ENFP",
        "-1, -1, -1, -1, ISTJ",
        "-0.2, 0.2, 100, -6.4, INFJ",
        "0.0001, -0.0001, -1, 1, ESTP"
    })
    void letterIsTheSignOfItsAxis(String ei, String sn, String tf, String jp, String type) {
        assertThat(mbti(ei, sn, tf, jp).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, 0.0, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0.00"})
    void hasNoTypeWhileAnAxisIsZero(String ei, String sn, String tf, String jp) {
        assertThat(mbti(ei, sn, tf, jp).type()).isNull();
    }

    @Test
    void tellsAmountsWithoutTrailingZerosOrExponent() {
        assertThat(mbti("100.0", "-0.20", "0.000", "1.30").toString())
                .isEqualTo("Mbti[ei=100, sn=-0.2, tf=0, jp=1.3]");
    }

    private static Mbti mbti(String ei, String sn, String tf, String jp) {
        return new Mbti(
                new BigDecimal(ei), new BigDecimal(sn), new BigDecimal(tf), new BigDecimal(jp));
    }
}

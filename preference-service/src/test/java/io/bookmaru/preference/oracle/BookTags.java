package io.bookmaru.preference.oracle;

import io.bookmaru.events.MbtiTraits;
import java.math.BigDecimal;
import java.util.List;

/// One revision of a book.
///
/// @param traits on the axes ei, sn, tf and jp
record BookTags(
        long bookId,
        long revision,
        List<String> genres,
        List<String> topics,
        List<BigDecimal> traits)
        implements Fact {

    MbtiTraits mbti() {
        return new MbtiTraits(
                traits.get(0).doubleValue(),
                traits.get(1).doubleValue(),
                traits.get(2).doubleValue(),
                traits.get(3).doubleValue());
    }
}

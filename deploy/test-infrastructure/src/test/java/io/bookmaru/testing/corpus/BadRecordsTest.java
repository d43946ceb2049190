package io.bookmaru.testing.corpus;

import static io.bookmaru.testing.corpus.Verdict.EITHER;
import static io.bookmaru.testing.corpus.Verdict.HARMLESS;
import static io.bookmaru.testing.corpus.Verdict.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BadRecordsTest {
    static final Set<String> topics = Topics.PAYLOADS.keySet();

    @ParameterizedTest
    @FieldSource("topics")
    void areMoreThan300AndMostlyOfACertainVerdict(String topic) {
        var records = BadRecords.of(topic);

        assertThat(records).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(records).extracting(BadRecord::name).doesNotHaveDuplicates();
        assertThat(records).extracting(BadRecord::verdict).contains(UNREADABLE, HARMLESS);
        assertThat(records.stream().filter(r -> r.verdict() == EITHER).count())
                .isLessThan(records.size() / 6);
    }

    @ParameterizedTest
    @FieldSource("topics")
    void areTheSameEachTime(String topic) {
        var once = BadRecords.of(topic);
        var again = BadRecords.of(topic);

        assertThat(again).hasSameSizeAs(once);
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).name()).isEqualTo(once.get(i).name());
            assertThat(again.get(i).value()).isEqualTo(once.get(i).value());
        }
    }

    @ParameterizedTest
    @FieldSource("topics")
    void changeWhatTheyAreNamedFor(String topic) {
        var golden = GoldenEvent.of(topic);

        for (var field : golden.fields()) {
            assertThat(golden.with(field, "@")).isNotEqualTo(golden.json()).contains(":@");
            assertThat(golden.without(field)).hasSizeLessThan(golden.json().length());
        }
    }

    @Test
    void loadNoClass() {
        var before = LoadedClasses.now();

        var size = topics.stream().map(BadRecords::of).mapToLong(records -> records.size()).sum();

        assertThat(size).isPositive();
        assertThat(before).contains(LoadedClasses.class.getName());
        assertThat(LoadedClasses.now()).doesNotContain(TypeNames.GADGET);
    }
}

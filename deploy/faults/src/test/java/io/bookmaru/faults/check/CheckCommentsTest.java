package io.bookmaru.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.faults.check.Findings.Kind;
import io.bookmaru.faults.workload.Comment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckCommentsTest {
    private static final Comment ANSWERED = new Comment(5, 50);
    private static final Comment UNANSWERED = new Comment(5, 0);

    @Test
    void findsNothingWhereAllIsRight() {
        assertThat(check(ANSWERED, List.of(50L), List.of("e"), 1).isEmpty()).isTrue();
        assertThat(check(UNANSWERED, List.of(50L), List.of("e"), 1).isEmpty()).isTrue();
        assertThat(check(UNANSWERED, List.of(), List.of(), 0).isEmpty()).isTrue();
    }

    @Test
    void findsLostComment() {
        assertThat(check(ANSWERED, List.of(), List.of(), 0).of(Kind.LOST)).isPositive();
        assertThat(check(ANSWERED, List.of(50L), List.of(), 1).of(Kind.LOST)).isPositive();
        assertThat(check(ANSWERED, List.of(50L), List.of("e"), 0).of(Kind.LOST)).isPositive();
    }

    @Test
    void findsDoubledComment() {
        assertThat(check(ANSWERED, List.of(50L, 51L), List.of("e"), 1).of(Kind.DOUBLED))
                .isPositive();
        assertThat(check(ANSWERED, List.of(50L), List.of("e", "f"), 1).of(Kind.DOUBLED))
                .isPositive();
        assertThat(check(ANSWERED, List.of(50L), List.of("e"), 2).of(Kind.DOUBLED)).isPositive();
    }

    @Test
    void findsNotificationOfNoComment() {
        assertThat(check(UNANSWERED, List.of(), List.of(), 1).of(Kind.INVENTED)).isPositive();
    }

    @Test
    void countsRepeatOfEventAsRawDuplicateAlone() {
        var findings = check(ANSWERED, List.of(50L), List.of("e", "e"), 1);

        assertThat(findings.isEmpty()).isTrue();
        assertThat(findings.rawDuplicates()).isEqualTo(1);
    }

    private static Findings check(
            Comment comment, List<Long> rows, List<String> events, long notifications) {
        var findings = new Findings();
        new CheckComments(
                        Map.of(5L, rows), Map.of(50L, events), Map.of(5L, notifications), findings)
                .check(List.of(comment));
        return findings;
    }
}

package io.bookmaru.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.faults.check.Findings.Kind;
import io.bookmaru.faults.workload.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each test plants one mistake in a history that is right otherwise.
class CheckChainsTest {
    private static final String PAIR = "7:3";

    private Chain chain = new Chain(PAIR, List.of("LIKE", "NONE", "DISLIKE"), null, 0);
    private Version written = row(3, "DISLIKE");
    private final List<Version> published =
            new ArrayList<>(List.of(event(1, "LIKE"), event(2, "NONE"), event(3, "DISLIKE")));
    private Version consumed = row(3, "DISLIKE");

    @Test
    void findsNothingWhereAllIsRight() {
        assertThat(check().isEmpty()).isTrue();
    }

    @Test
    void countsRepeatOfEventAsRawDuplicateAlone() {
        published.add(event(1, "LIKE"));

        var findings = check();

        assertThat(findings.isEmpty()).isTrue();
        assertThat(findings.rawDuplicates()).isEqualTo(1);
    }

    @Test
    void findsAcknowledgedChangeLostByWriter() {
        written = row(2, "NONE");
        published.removeLast();
        consumed = row(2, "NONE");

        assertFound(Kind.LOST);
    }

    @Test
    void findsChangeMissingOnTopic() {
        published.remove(1);

        assertFound(Kind.LOST);
    }

    @Test
    void findsChangeLostByConsumer() {
        consumed = row(2, "NONE");

        assertFound(Kind.LOST);
    }

    @Test
    void findsChangeOutOfOrder() {
        published.add(published.remove(0));

        assertFound(Kind.OUT_OF_ORDER);
    }

    @Test
    void findsChangeMadeTwice() {
        written = row(4, "DISLIKE");
        published.add(event(4, "DISLIKE"));
        consumed = row(4, "DISLIKE");

        assertFound(Kind.DOUBLED);
    }

    @Test
    void findsTwoEventsOfOneRevision() {
        published.add(new Version(PAIR, 3, "DISLIKE", "another"));

        assertFound(Kind.DOUBLED);
    }

    @Test
    void findsDislikePublishedAsLike() {
        published.set(2, event(3, "LIKE"));

        assertFound(Kind.INVENTED);
    }

    @Test
    void findsEventOfChangeThatWasRolledBack() {
        published.add(event(4, "LIKE"));

        assertFound(Kind.INVENTED);
    }

    @Test
    void findsWrongStateOfConsumer() {
        consumed = row(3, "LIKE");

        assertFound(Kind.WRONG_STATE);
    }

    @Test
    void findsAnswerWithAnotherRevision() {
        chain = new Chain(PAIR, chain.acknowledged(), null, 1);

        assertFound(Kind.DOUBLED);
    }

    @Test
    void allowsUnansweredChangeToHaveHappenedOrNot() {
        chain = new Chain(PAIR, chain.acknowledged(), "NONE", 0);
        assertThat(check().isEmpty()).isTrue();

        written = row(4, "NONE");
        published.add(event(4, "NONE"));
        consumed = row(4, "NONE");
        assertThat(check().isEmpty()).isTrue();
    }

    @Test
    void findsUnansweredChangeThatHappenedInPart() {
        chain = new Chain(PAIR, chain.acknowledged(), "NONE", 0);
        written = row(4, "NONE");
        consumed = row(4, "NONE");

        assertFound(Kind.LOST);
    }

    private void assertFound(Kind kind) {
        var findings = check();
        assertThat(findings.of(kind)).as("%s", findings.descriptions()).isPositive();
    }

    private Findings check() {
        var findings = new Findings();
        new CheckChains(
                        Map.of(PAIR, written),
                        Map.of(PAIR, published),
                        Map.of(PAIR, consumed),
                        findings)
                .check(List.of(chain));
        return findings;
    }

    private static Version event(long revision, String value) {
        return new Version(PAIR, revision, value, "event " + revision);
    }

    private static Version row(long revision, String value) {
        return new Version(PAIR, revision, value, null);
    }
}

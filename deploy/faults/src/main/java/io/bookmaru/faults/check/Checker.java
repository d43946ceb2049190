package io.bookmaru.faults.check;

import static io.bookmaru.faults.check.Findings.Kind.UNSETTLED;
import static io.bookmaru.faults.check.Findings.Kind.WRONG_STATE;

import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.Site;
import io.bookmaru.faults.workload.Api;
import io.bookmaru.faults.workload.Comment;
import io.bookmaru.faults.workload.History;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/// Waits until everything has come to rest, and compares.
public final class Checker {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Site site;
    private final Api push;
    private final Rows rows;

    public Checker(Site site, Api push) {
        this.site = site;
        this.push = push;
        this.rows = new Rows(site.postgres());
    }

    /// What there is before a row.
    public record Start(Map<TopicPartition, Long> ends, Map<Program, Long> deadLetters) {}

    public Start start() throws Exception {
        return new Start(Published.ends(site.kafka()), deadLetters());
    }

    /// @param deadLettersAllowed whether the fault makes some on purpose
    public Findings check(History history, Start start, boolean deadLettersAllowed)
            throws Exception {
        var findings = new Findings();
        try (var lag = new Lag(site)) {
            if (lag.untilNowIsApplied(PATIENCE).isEmpty())
                findings.add(UNSETTLED, "not everything was applied after %s", PATIENCE);
        }
        for (var program : Program.values()) {
            long waiting = rows.outbox(program);
            if (waiting > 0) findings.add(UNSETTLED, "%d in the outbox of %s", waiting, program);
        }
        if (!deadLettersAllowed) checkDeadLetters(start, findings);
        var published = Published.since(start.ends(), site.kafka());
        checkReactions(history, published, findings);
        checkProfiles(history, published, findings);
        checkComments(history, published, findings);
        return findings;
    }

    private Map<Program, Long> deadLetters() throws Exception {
        var counts = new HashMap<Program, Long>();
        for (var program : Program.values()) counts.put(program, rows.deadLetters(program));
        return counts;
    }

    private void checkDeadLetters(Start start, Findings findings) throws Exception {
        var before = start.deadLetters();
        var now = deadLetters();
        Arrays.stream(Program.values())
                .filter(program -> !Objects.equals(now.get(program), before.get(program)))
                .forEach(program -> findings.add(UNSETTLED, "dead letters of %s", program));
    }

    private void checkReactions(History history, Published published, Findings findings)
            throws Exception {
        var children = history.children();
        new CheckChains(
                        rows.reactions(Program.API, children),
                        published.reactions(),
                        rows.reactions(Program.PREFERENCE, children),
                        findings)
                .check(history.reactions());
        for (var wrong : rows.wrongTastes(children)) findings.add(WRONG_STATE, "%s", wrong);
        for (var wrong : rows.wrongBooks(history.books()))
            findings.add(WRONG_STATE, "ledger made from another revision of book %s", wrong);
    }

    private void checkProfiles(History history, Published published, Findings findings)
            throws Exception {
        var members = history.profiles().stream().map(c -> Long.valueOf(c.key())).toList();
        new CheckChains(
                        rows.profiles(Program.API, members),
                        published.profiles(),
                        rows.profiles(Program.FAMILIARITY, members),
                        findings)
                .check(history.profiles());
    }

    private void checkComments(History history, Published published, Findings findings)
            throws Exception {
        var posts = history.comments().stream().map(Comment::postId).toList();
        new CheckComments(
                        rows.commentsByPost(posts),
                        published.comments(),
                        Inbox.byPost(push, history.poster()),
                        findings)
                .check(history.comments());
    }
}

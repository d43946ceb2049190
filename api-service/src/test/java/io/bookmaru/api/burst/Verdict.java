package io.bookmaru.api.burst;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a checker finds that compares the topics with what the members were told and with the
/// database.
///
/// @param unanswered members who were told nothing until they gave up
/// @param overIssued winners beyond the quota
/// @param doubles members with two places, two receipts, or told twice to have won
/// @param missing confirmed to a member, and not in the log or without its place
/// @param wrongOrder places, winners or answers that are not those of the log, and what is wrong
///   with a raffle's published file
record Verdict(
        int entries,
        int repeats,
        int unanswered,
        int overIssued,
        int doubles,
        int missing,
        int wrongOrder) {

    /// @param raffle whose winners are drawn, so that the log does not say who they are
    /// @param wrongAfterwards what was found wrong over HTTP when it was drawn
    static Verdict of(
            Burst burst,
            Log log,
            JdbcClient jdbc,
            long giveaway,
            int quota,
            boolean raffle,
            int wrongAfterwards) {
        var rows =
                jdbc.sql(
                                """
                                select member_id, place, won from giveaway_entries
                                where giveaway_id = ? order by place
                                """)
                        .param(giveaway)
                        .query((row, _) ->
                                new Row(row.getLong(1), row.getInt(2), row.getBoolean(3)))
                        .list();
        var first = Set.copyOf(log.members().subList(0, Math.min(quota, log.members().size())));
        var won = rows.stream().filter(Row::won).map(Row::member).toList();
        var told = new HashSet<>(log.told());

        int doubles = rows.size() - (int) rows.stream().map(Row::member).distinct().count();
        doubles += log.told().size() - told.size();
        doubles += (int) burst.told().values().stream().filter(Verdict::differs).count();

        int expected = Math.min(quota, log.members().size());
        int wrong = wrongAfterwards + misplaced(rows, log.members());
        if (!new HashSet<>(won).equals(told)) wrong++;
        if (won.size() != expected) wrong++;
        if (!raffle && !first.equals(told)) wrong++;
        wrong += toldWrongly(burst, told);

        return new Verdict(
                log.members().size(),
                log.records() - log.members().size(),
                burst.members() - burst.told().size(),
                Math.max(0, Math.max(told.size(), won.size()) - quota),
                doubles,
                missing(burst, rows, log),
                wrong);
    }

    private record Row(long member, int place, boolean won) {}

    private static boolean differs(Iterable<Burst.Told> answers) {
        var receipts = new HashSet<String>();
        answers.forEach(answer -> receipts.add(answer.receipt()));
        return receipts.size() != 1;
    }

    private static int misplaced(List<Row> rows, List<Long> members) {
        return (int)
                        IntStream.range(0, Math.min(rows.size(), members.size()))
                                .filter(i ->
                                        rows.get(i).member() != members.get(i)
                                                || rows.get(i).place() != i + 1)
                                .count()
                + Math.abs(rows.size() - members.size());
    }

    private static int missing(Burst burst, List<Row> rows, Log log) {
        var placed = new HashSet<>(rows.stream().map(Row::member).toList());
        placed.retainAll(Set.copyOf(log.members()));
        return (int)
                burst.told().entrySet().stream()
                        .filter(one ->
                                one.getValue().stream().anyMatch(t -> !t.status().equals("LOST")))
                        .filter(one -> !placed.contains(one.getKey() + 1L))
                        .count();
    }

    private static int toldWrongly(Burst burst, Set<Long> winners) {
        return (int)
                burst.told().entrySet().stream()
                        .filter(one -> {
                            var won = winners.contains(one.getKey() + 1L);
                            return one.getValue().stream()
                                    .anyMatch(t -> t.status().equals(won ? "LOST" : "WON"));
                        })
                        .count();
    }
}

package io.bookmaru.familiarity.ranking;

import static java.util.Objects.requireNonNull;

import io.bookmaru.familiarity.block.Blocks;
import io.bookmaru.familiarity.index.IndexAt;
import io.bookmaru.familiarity.index.Place;
import io.bookmaru.familiarity.index.Scan.Slice;
import io.bookmaru.familiarity.index.Wanted;
import io.bookmaru.familiarity.member.Member;
import io.bookmaru.familiarity.member.Members;
import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.score.Familiarity;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.PageInfo;
import io.bookmaru.http.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows a viewer's ranking, with the names and reasons of the rows asked for.
///
/// Whoever blocks the viewer or is blocked by them is left out here and not where scores are made,
/// so that a block costs no computing and holds for the next view.
@Component
class ViewRanking {

    /// @param rank from 1
    /// @param displayName null while it is not known here
    /// @param score 0 to 100, to a tenth
    record Row(
            int rank,
            long memberId,
            @Nullable String displayName,
            double score,
            List<String> reasons) {

        private static Row of(Compared row, Member member, List<String> reasons) {
            return new Row(
                    row.rank(),
                    Place.member(row.place()),
                    member.displayName(),
                    Place.tenths(row.place()) / 10.0,
                    reasons);
        }
    }

    /// @param asOf when the ranking was computed; nothing that it shows has changed since
    /// @param pending a change is known that is not in this answer
    record Answer(List<Row> content, PageInfo page, Instant asOf, boolean pending) {}

    private final Rankings rankings;
    private final Profiles profiles;
    private final Members members;
    private final Blocks blocks;
    private final ScoreFamiliarity score;

    ViewRanking(
            Rankings rankings,
            Profiles profiles,
            Members members,
            Blocks blocks,
            ScoreFamiliarity score) {
        this.rankings = rankings;
        this.profiles = profiles;
        this.members = members;
        this.blocks = blocks;
        this.score = score;
    }

    /// A row before it has words.
    private record Compared(int rank, long place, Familiarity familiarity) {}

    private record Seen(List<Compared> rows, int total, Ranking ranking) {}

    /// @param wanted ranks and total count only those
    Answer page(long viewer, Wanted wanted, Paging paging) {
        var hidden = blocks.betweenOthersAnd(viewer);
        var from = paging.offset();
        var to = from + paging.size();
        var seen =
                rankings.look(
                        viewer,
                        to,
                        (ranking, index) -> {
                            var slice = slice(viewer, wanted, hidden, from, to, ranking, index);
                            var rows = new ArrayList<Compared>();
                            for (var place : slice.places())
                                rows.add(compared(viewer, from + rows.size() + 1, place, index));
                            return new Seen(rows, slice.total(), ranking);
                        });
        var page = PageInfo.of(paging, seen.total());
        return new Answer(
                inWords(viewer, seen.rows()), page, seen.ranking().asOf(), isPending(seen));
    }

    Row row(long viewer, long memberId) {
        var hidden = blocks.betweenOthersAnd(viewer);
        if (hidden.contains(memberId)) throw NotFoundException.of("ranked member", memberId);
        var seen =
                rankings.look(
                        viewer,
                        0,
                        (ranking, index) -> {
                            var place = index.compareWith(viewer).place(memberId);
                            if (place == Place.NONE)
                                throw NotFoundException.of("ranked member", memberId);
                            var before = ranking.without(hidden).countBefore(place);
                            if (before < 0)
                                before =
                                        index.compareWith(viewer)
                                                .scan(Wanted.ANYBODY, hidden)
                                                .countBefore(place);
                            return compared(viewer, before + 1, place, index);
                        });
        return inWords(viewer, List.of(seen)).getFirst();
    }

    /// The first places are known; for others all members are compared once more.
    private static Slice slice(
            long viewer,
            Wanted wanted,
            Set<Long> hidden,
            int from,
            int to,
            Ranking ranking,
            IndexAt index) {
        var visible = ranking.without(hidden);
        if (!wanted.anybody() || !visible.reaches(to))
            return index.compareWith(viewer).scan(wanted, hidden).slice(from, to);
        var hiddenHere = (int) hidden.stream().filter(index::contains).count();
        return new Slice(visible.slice(from, to), index.size() - 1 - hiddenHere);
    }

    private Compared compared(long viewer, int rank, long place, IndexAt index) {
        var own = requireNonNull(index.find(viewer));
        var other = requireNonNull(index.find(Place.member(place)));
        return new Compared(rank, place, score.explain(own, other, index.rarity()));
    }

    private List<Row> inWords(long viewer, List<Compared> rows) {
        var ids = new ArrayList<>(List.of(viewer));
        rows.forEach(row -> ids.add(Place.member(row.place())));
        var known = members.withIds(ids);
        var words = ReasonsInWords.in(known.getOrDefault(viewer, Member.UNKNOWN).language());
        return rows.stream()
                .map(row -> {
                    var member = known.getOrDefault(Place.member(row.place()), Member.UNKNOWN);
                    return Row.of(row, member, words.of(row.familiarity()));
                })
                .toList();
    }

    private boolean isPending(Seen seen) {
        var newest = profiles.newest();
        return newest.changeSeq() > seen.ranking().watermark()
                || newest.rarityEpoch() != seen.ranking().epoch();
    }
}

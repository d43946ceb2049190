package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.block.Blocks;
import io.bookmaru.familiarity.member.Member;
import io.bookmaru.familiarity.member.Members;
import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.ranking.Ranking.Place;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.PageInfo;
import io.bookmaru.http.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
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

        private static Row of(Place place, Member member, List<String> reasons) {
            var score = place.tenths() / 10.0;
            return new Row(place.rank(), place.memberId(), member.displayName(), score, reasons);
        }
    }

    /// @param asOf when the ranking was computed; nothing that it shows has changed since
    /// @param pending a change is known that is not in this answer
    record Answer(List<Row> content, PageInfo page, Instant asOf, boolean pending) {}

    private final Rankings rankings;
    private final ProfileIndex index;
    private final Profiles profiles;
    private final Members members;
    private final Blocks blocks;
    private final ScoreFamiliarity score;

    ViewRanking(
            Rankings rankings,
            ProfileIndex index,
            Profiles profiles,
            Members members,
            Blocks blocks,
            ScoreFamiliarity score) {
        this.rankings = rankings;
        this.index = index;
        this.profiles = profiles;
        this.members = members;
        this.blocks = blocks;
        this.score = score;
    }

    Answer page(long viewer, Paging paging) {
        var ranking = visibleTo(viewer);
        var rows = rows(viewer, ranking, ranking.page(paging.offset(), paging.size()));
        var page = PageInfo.of(paging, ranking.size());
        return new Answer(rows, page, ranking.asOf(), isPending(ranking));
    }

    Row row(long viewer, long memberId) {
        var ranking = visibleTo(viewer);
        return ranking.of(memberId)
                .flatMap(place -> rows(viewer, ranking, List.of(place)).stream().findFirst())
                .orElseThrow(() -> NotFoundException.of("ranked member", memberId));
    }

    private Ranking visibleTo(long viewer) {
        return rankings.current(viewer).without(blocks.betweenOthersAnd(viewer));
    }

    private boolean isPending(Ranking ranking) {
        return profiles.lastChangeSeq() > ranking.watermark();
    }

    private List<Row> rows(long viewer, Ranking ranking, List<Place> places) {
        var known = members.withIds(idsOf(viewer, places));
        var words = ReasonsInWords.in(known.getOrDefault(viewer, Member.UNKNOWN).language());
        var own = index.find(viewer);
        var rows = new ArrayList<Row>();
        for (var place : places) {
            var other = index.find(place.memberId());
            // Somebody may have withdrawn since the ranking was computed, a moment ago.
            if (own == null || other == null) continue;
            var familiarity = score.explain(own.profile(), other.profile(), ranking.rarity());
            var member = known.getOrDefault(place.memberId(), Member.UNKNOWN);
            rows.add(Row.of(place, member, words.of(familiarity)));
        }
        return rows;
    }

    private static List<Long> idsOf(long viewer, List<Place> places) {
        return LongStream.concat(LongStream.of(viewer), places.stream().mapToLong(Place::memberId))
                .boxed()
                .toList();
    }
}

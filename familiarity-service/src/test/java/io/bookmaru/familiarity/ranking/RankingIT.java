package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RankingIT extends Neighbourhood {

    @Test
    void showsTwoMembersToEachOther() {
        var haneul = neighbour("등산", "과학", "INFP", "서울");
        var bada = neighbour("등산", "역사", "ENFJ", "서울");
        call(bada, 1, "이바다", "ko");
        soon(() -> assertThat(name(row(haneul, bada))).isEqualTo("이바다"));

        var seen = row(haneul, bada);

        assertThat(seen.path("memberId").longValue()).isEqualTo(bada);
        assertThat(seen.path("score").doubleValue())
                .isEqualTo(score(bada, haneul))
                .isBetween(50.0, 70.0);
        assertThat(texts(seen.path("reasons")))
                .containsExactly("공통 취미: 등산", "MBTI 공통 글자: N, F", "같은 지역: 서울");
    }

    @Test
    void speaksTheViewersLanguage() {
        var viewer = neighbour("go", "physics", "INTP", "Busan");
        var other = neighbour("Go", "history", "ESFJ", "busan");
        call(viewer, 1, "Sky", "en");

        soon(() ->
                assertThat(texts(row(viewer, other).path("reasons")))
                        .containsExactly("Hobbies in common: go", "Same region: Busan"));
    }

    @Test
    void ordersByScoreThenIdOverAllPages() {
        var viewer = neighbour("차 마시기", "우주", "ENTP", "제주");
        var close = neighbour("차 마시기", "우주", "ENTP", "제주");
        var alsoClose = neighbour("차 마시기", "우주", "ENTP", "제주");
        neighbour("낚시", "요리", "ISFJ", "대전");

        var rows = new ArrayList<JsonNode>();
        var total = ranking(viewer).path("page").path("totalElements").intValue();
        for (int page = 0; rows.size() < total; page++) {
            json(get(viewer, RANKING + "?size=2&page=" + page)).path("content").forEach(rows::add);
        }

        assertThat(rows).extracting(row -> row.path("rank").intValue()).isSorted().hasSize(total);
        assertThat(rows).extracting(row -> -row.path("score").doubleValue()).isSorted();
        assertThat(rows)
                .extracting(row -> row.path("memberId").longValue())
                .startsWith(close, alsoClose)
                .doesNotHaveDuplicates()
                .doesNotContain(viewer);
    }

    @Test
    void movesScoreWhenProfileChanges() {
        var viewer = neighbour("달리기", "음악", "ISTJ", "인천");
        var other = neighbour("수영", "미술", "ENFP", "광주");
        assertThat(score(viewer, other)).isZero();

        approve(other, 2, "달리기", "음악", "ISTJ", "인천");

        soon(() -> assertThat(score(viewer, other)).isEqualTo(100));
    }

    @Test
    void movesEveryScoreWhenViewerChanges() {
        var viewer = neighbour("자수", "건축", "ISTP", "세종");
        var other = neighbour("도예", "천문", "ENFJ", "울산");
        assertThat(score(viewer, other)).isZero();

        approve(viewer, 2, "도예", "천문", "ENFJ", "울산");

        soon(() -> assertThat(score(viewer, other)).isEqualTo(100));
    }

    @Test
    void forgetsWithdrawnProfile() {
        var viewer = neighbour("체스", "수학", "INTJ", "수원");
        var leaving = neighbour("체스", "수학", "INTJ", "수원");
        var staying = neighbour("체스", "수학", "INTJ", "수원");
        assertThat(sees(viewer, leaving)).isTrue();

        withdraw(leaving, 2);

        soon(() -> assertThat(sees(viewer, leaving)).isFalse());
        assertThat(memberIds(ranking(viewer))).contains(staying).doesNotContain(leaving);
        assertThat(get(leaving, RANKING)).hasStatus(409);
        approve(leaving, 3, "체스", "수학", "INTJ", "수원");
        soon(() -> assertThat(sees(viewer, leaving)).isTrue());
    }

    @Test
    void forgetsErasedMemberForGood() {
        var viewer = neighbour("바둑", "철학", "INFJ", "전주");
        var leaving = neighbour("바둑", "철학", "INFJ", "전주");
        call(leaving, 1, "박노을", "ko");
        soon(() -> assertThat(name(row(viewer, leaving))).isEqualTo("박노을"));

        erase(leaving, 2);
        soon(() -> assertThat(sees(viewer, leaving)).isFalse());

        approve(leaving, 3, "바둑", "철학", "INFJ", "전주");
        var after = neighbour("바둑", "철학", "INFJ", "전주");
        soon(() -> assertThat(sees(viewer, after)).isTrue());
        assertThat(sees(viewer, leaving)).isFalse();
    }

    @Test
    void showsMemberWhoseNameIsNotKnownYet() {
        var viewer = neighbour("서예", "문학", "ISFP", "강릉");
        var other = neighbour("서예", "문학", "ISFP", "강릉");

        assertThat(row(viewer, other).path("displayName").isNull()).isTrue();
        assertThat(row(viewer, other).path("score").doubleValue()).isEqualTo(100);
    }

    private static String name(JsonNode row) {
        return row.path("displayName").asString("");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::stringValue).toList();
    }

    private static List<Long> memberIds(JsonNode ranking) {
        return StreamSupport.stream(ranking.path("content").spliterator(), false)
                .map(row -> row.path("memberId").longValue())
                .toList();
    }
}

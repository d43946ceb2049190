package io.bookmaru.familiarity.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class CountTermsIT extends Neighbourhood {
    @Autowired CountTerms countTerms;
    @Autowired Rarities rarities;
    @Autowired JdbcClient jdbc;

    @Test
    void makesTermsOfManyCountLess() {
        var viewer = neighbour("산책", "고전", "INFP", "서울");
        var other = neighbour("산책", "여행", "INFP", "서울");
        walkersAreATenthOfAll();
        countTerms.count();
        var common = rarities.current();

        assertThat(common.ofHobby("산책")).isEqualTo(3);
        assertThat(common.ofHobby("아무도 하지 않는 것")).isEqualTo(Rarity.RARE);
        assertThat(common.ofInterest("산책")).isEqualTo(Rarity.RARE);
        assertThat(score(viewer, other)).isEqualTo(70);
    }

    @Test
    void keepsEpochWhileNoWeightChanges() {
        neighbour("산책", "고전", "INFP", "서울");
        countTerms.count();
        var epoch = rarities.current().epoch();

        countTerms.count();

        assertThat(rarities.current().epoch()).isEqualTo(epoch);
    }

    @Test
    void forgetsTermsThatNobodyHasAnyMore() {
        var last = new ArrayList<Long>();
        for (int i = 0; i <= approved() / 50; i++) last.add(neighbour("굴렁쇠", "고전", "INFP", "서울"));
        countTerms.count();
        var known = rarities.current();
        last.forEach(member -> withdraw(member, 2));
        for (var member : last) soon(() -> assertThat(get(member, RANKING)).hasStatus(409));

        countTerms.count();

        assertThat(known.commonHobbies()).containsKey("굴렁쇠");
        assertThat(rarities.current().epoch()).isGreaterThan(known.epoch());
        assertThat(rarities.current().commonHobbies()).doesNotContainKey("굴렁쇠");
    }

    private void walkersAreATenthOfAll() {
        var all = approved();
        for (int i = 0; i <= all / 8; i++) neighbour("산책", "고전", "INFP", "서울");
    }

    private int approved() {
        return jdbc.sql("select count(*) from profile where not withdrawn")
                .query(Integer.class)
                .single();
    }
}

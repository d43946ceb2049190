package io.bookmaru.familiarity.score;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The weights of terms, the same for every instance.
///
/// A term that more than 10 % of the profiles have weighs 3, one that more than 1 % have 6, any
/// other 10. So there are a few thousand common terms at most, however many members there are.
@Component
public class Rarities {
    private final JdbcClient jdbc;

    public Rarities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One statement, so that the weights are those of the epoch that is read with them.
    public Rarity current() {
        var hobbies = new HashMap<String, Integer>();
        var interests = new HashMap<String, Integer>();
        var epoch = new long[1];
        jdbc.sql(
                        """
                        select rarity.epoch, common_term.kind, common_term.term, common_term.weight
                        from rarity left join common_term on true
                        """)
                .query(row -> {
                    epoch[0] = row.getLong("epoch");
                    var kind = row.getString("kind");
                    if (kind == null) return;
                    (kind.equals("HOBBY") ? hobbies : interests)
                            .put(row.getString("term"), row.getInt("weight"));
                });
        return new Rarity(epoch[0], Map.copyOf(hobbies), Map.copyOf(interests));
    }
}

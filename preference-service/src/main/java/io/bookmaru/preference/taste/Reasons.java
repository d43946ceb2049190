package io.bookmaru.preference.taste;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Why a score is what it is: the books that contributed, from the ledger.
@Repository
class Reasons {

    /// The amounts sum up to the score exactly.
    record Explanation(BigDecimal score, List<Contribution> contributions) {}

    record Contribution(long bookId, String title, BigDecimal amount) {}

    private final JdbcClient jdbc;

    Reasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Explanation of(long childId, Feature feature, String name) {
        return new Explanation(
                score(childId, feature, name), contributions(childId, feature, name));
    }

    private BigDecimal score(long childId, Feature feature, String name) {
        return jdbc.sql(
                        """
                        select score
                        from scores
                        where child_id = :child and feature = :feature and name = :name
                        """)
                .param("child", childId)
                .param("feature", feature.name())
                .param("name", name)
                .query((row, _) -> Amounts.plain(row.getBigDecimal("score")))
                .optional()
                .orElse(BigDecimal.ZERO);
    }

    private List<Contribution> contributions(long childId, Feature feature, String name) {
        var names =
                switch (feature) {
                    case GENRE -> "genres";
                    case TOPIC -> "topics";
                };
        return jdbc.sql(
                        """
                        select l.book_id, b.title, l.weight
                        from ledger l
                        join books b on b.id = l.book_id
                        where l.child_id = :child and l.weight <> 0 and :name = any (l.%s)
                        order by l.weight desc, l.book_id
                        """
                                .formatted(names))
                .param("child", childId)
                .param("name", name)
                .query((row, _) ->
                        new Contribution(
                                row.getLong("book_id"),
                                row.getString("title"),
                                Amounts.plain(row.getBigDecimal("weight"))))
                .list();
    }
}

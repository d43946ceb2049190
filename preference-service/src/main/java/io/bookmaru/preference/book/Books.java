package io.bookmaru.preference.book;

import io.bookmaru.preference.ledger.Locks;
import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The newest known revision of each book.
@Repository
class Books {
    private final JdbcClient jdbc;
    private final Locks locks;

    Books(JdbcClient jdbc, Locks locks) {
        this.jdbc = jdbc;
        this.locks = locks;
    }

    @Transactional
    public void save(Book book) {
        locks.changeBooks();
        jdbc.sql(
                        """
                        insert into books (id, revision, change, title, author, genres, topics,
                                           ei, sn, tf, jp, age_from, age_to)
                        values (:id, :revision, nextval('book_changes'), :title, :author, :genres, :topics,
                                :ei, :sn, :tf, :jp, :ageFrom, :ageTo)
                        on conflict (id) do update
                        set revision = excluded.revision, change = excluded.change,
                            title = excluded.title, author = excluded.author,
                            genres = excluded.genres, topics = excluded.topics,
                            ei = excluded.ei, sn = excluded.sn, tf = excluded.tf, jp = excluded.jp,
                            age_from = excluded.age_from, age_to = excluded.age_to
                        where books.revision < excluded.revision
                        """)
                .param("id", book.id())
                .param("revision", book.revision())
                .param("title", book.title())
                .param("author", book.author())
                .param("genres", book.genres().toArray(String[]::new))
                .param("topics", book.topics().toArray(String[]::new))
                .param("ei", BigDecimal.valueOf(book.mbti().ei()))
                .param("sn", BigDecimal.valueOf(book.mbti().sn()))
                .param("tf", BigDecimal.valueOf(book.mbti().tf()))
                .param("jp", BigDecimal.valueOf(book.mbti().jp()))
                .param("ageFrom", book.ageFrom())
                .param("ageTo", book.ageTo())
                .update();
    }
}

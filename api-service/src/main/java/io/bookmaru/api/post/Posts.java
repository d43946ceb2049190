package io.bookmaru.api.post;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Posts extends JpaRepository<Post, Long> {

    @Query(
            """
            select new io.bookmaru.api.post.PostView(
                p.id, p.authorId, m.displayName, p.title, p.body, p.bookId, p.createdAt)
            from Post p join Member m on m.id = p.authorId
            where p.id = :id
            """)
    Optional<PostView> findView(long id);

    @Query(
            """
            select new io.bookmaru.api.post.PostView(
                p.id, p.authorId, m.displayName, p.title, p.body, p.bookId, p.createdAt)
            from Post p join Member m on m.id = p.authorId
            order by p.id desc
            """)
    List<PostView> newestFirst(Pageable page);

    @Query(value = "select exists (select from books where id = :bookId)", nativeQuery = true)
    boolean bookExists(long bookId);
}

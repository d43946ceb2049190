package io.bookmaru.api.post;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Comments extends JpaRepository<Comment, Long> {

    @Query(
            """
            select new io.bookmaru.api.post.CommentView(
                c.id, c.postId, c.authorId, m.displayName, c.body, c.createdAt)
            from Comment c join Member m on m.id = c.authorId
            where c.postId = :postId
            order by c.id
            """)
    List<CommentView> oldestFirst(long postId, Pageable page);

    long countByPostId(long postId);
}

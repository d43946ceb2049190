package io.bookmaru.api.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class PostsIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    @Test
    void commentIsListedAndPublishedWithBothAuthors() {
        var author = api.signUp("김하늘");
        var reader = api.signUp("이바다");
        long post = write(author);

        var comment =
                api.created(
                        "/api/v1/posts/%d/comments".formatted(post),
                        reader.token(),
                        "{\"body\": \"좋은 글이에요.\"}");

        assertThat(comment.get("authorName").asString()).isEqualTo("이바다");
        var listed =
                api.body(
                        api.call(
                                GET,
                                "/api/v1/posts/%d/comments".formatted(post),
                                author.token(),
                                null));
        assertThat(listed.at("/content/0/id")).isEqualTo(comment.get("id"));
        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.COMMENT_CREATED, post, CommentCreated.class))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.postAuthorId()).isEqualTo(author.id());
                            assertThat(event.authorId()).isEqualTo(reader.id());
                            assertThat(event.authorName()).isEqualTo("이바다");
                        }));
    }

    @Test
    void newestPostComesFirst() {
        var author = api.signUp("김하늘");
        write(author);
        long newest = write(author);

        var posts = api.body(api.call(GET, "/api/v1/posts?size=2", author.token(), null));

        assertThat(posts.at("/content/0/id").asLong()).isEqualTo(newest);
        assertThat(posts.at("/content/0/authorName").asString()).isEqualTo("김하늘");
    }

    private long write(Api.Member author) {
        return api.created(
                        "/api/v1/posts",
                        author.token(),
                        "{\"title\": \"잠자리 책\", \"body\": \"무엇을 읽어 주시나요?\"}")
                .get("id")
                .asLong();
    }
}

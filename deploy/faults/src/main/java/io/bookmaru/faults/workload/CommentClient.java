package io.bookmaru.faults.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Comments each on a post of its own, so that each is to become one notification.
final class CommentClient {
    private final Api api;
    private final Tally tally;
    private final Member poster;
    private final Member reader;
    private final List<Comment> comments = new ArrayList<>();

    CommentClient(Api api, Tally tally, Member poster, Member reader) {
        this.api = api;
        this.tally = tally;
        this.poster = poster;
        this.reader = reader;
    }

    void run(Pace pace, Supplier<Boolean> goesOn) {
        while (goesOn.get()) {
            pace.await();
            var post =
                    api.post(
                            "/api/v1/posts",
                            poster.token(),
                            "{\"title\": \"잠자리 책\", \"body\": \"무엇을 읽어 주시나요?\"}");
            tally.count(post);
            if (post.isAcknowledged()) comment(post.body().get("id").asLong());
            else Persistent.pause();
        }
    }

    private void comment(long postId) {
        var answer =
                api.post(
                        "/api/v1/posts/%d/comments".formatted(postId),
                        reader.token(),
                        "{\"body\": \"우리는 구름빵!\"}");
        tally.count(answer);
        switch (answer.outcome()) {
            case ACKNOWLEDGED -> {
                tally.countEvent();
                comments.add(new Comment(postId, answer.body().get("id").asLong()));
            }
            case UNKNOWN -> comments.add(new Comment(postId, 0));
            case REFUSED -> {}
        }
    }

    List<Comment> comments() {
        return List.copyOf(comments);
    }
}

package io.bookmaru.api.post;

import io.bookmaru.api.idempotency.AnswerOnce;
import io.bookmaru.api.idempotency.IdempotencyKey;
import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/posts")
class PostController {
    private final Posts posts;
    private final Comments comments;
    private final WriteComment writeComment;
    private final AnswerOnce answerOnce;
    private final Clock clock;

    PostController(
            Posts posts,
            Comments comments,
            WriteComment writeComment,
            AnswerOnce answerOnce,
            Clock clock) {
        this.posts = posts;
        this.comments = comments;
        this.writeComment = writeComment;
        this.answerOnce = answerOnce;
        this.clock = clock;
    }

    record PostRequest(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 20_000) String body,
            @Nullable Long bookId) {}

    record CommentRequest(@NotBlank @Size(max = 4_000) String body) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PostView> write(
            Caller caller, IdempotencyKey key, @Valid @RequestBody PostRequest request) {
        return answerOnce.answer(
                key, request, PostView.class, () -> created(write(caller, request)));
    }

    @GetMapping
    Page<PostView> list(Paging paging) {
        var page = PageRequest.of(paging.page(), paging.size());
        return Page.of(posts.newestFirst(page), paging, posts.count());
    }

    @GetMapping("/{id}")
    PostView get(@PathVariable long id) {
        return posts.findView(id).orElseThrow(() -> NotFoundException.of("post", id));
    }

    @PostMapping("/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommentView> comment(
            Caller caller,
            IdempotencyKey key,
            @PathVariable long id,
            @Valid @RequestBody CommentRequest request) {
        return answerOnce.answer(
                key,
                request,
                CommentView.class,
                () -> created(writeComment.write(caller.memberId(), id, request.body())));
    }

    @GetMapping("/{id}/comments")
    Page<CommentView> comments(@PathVariable long id, Paging paging) {
        if (!posts.existsById(id)) throw NotFoundException.of("post", id);
        var page = PageRequest.of(paging.page(), paging.size());
        return Page.of(comments.oldestFirst(id, page), paging, comments.countByPostId(id));
    }

    private PostView write(Caller caller, PostRequest request) {
        var bookId = request.bookId();
        if (bookId != null && !posts.bookExists(bookId)) {
            throw new InvalidInputException("bookId", "bookId: %d is no book".formatted(bookId));
        }
        var post =
                posts.save(
                        new Post(
                                caller.memberId(),
                                bookId,
                                request.title(),
                                request.body(),
                                clock.instant()));
        return get(post.id());
    }

    private static <T> ResponseEntity<T> created(T body) {
        return ResponseEntity.status(HttpStatus.CREATED).body(body);
    }
}

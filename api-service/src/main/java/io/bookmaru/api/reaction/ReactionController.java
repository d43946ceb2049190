package io.bookmaru.api.reaction;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/children/{childId}/reactions")
class ReactionController {
    private final React react;
    private final Reactions reactions;

    ReactionController(React react, Reactions reactions) {
        this.react = react;
        this.reactions = reactions;
    }

    record ReactionRequest(@NotNull Opinion kind) {

        enum Opinion {
            LIKE,
            DISLIKE
        }

        ReactionChanged.Kind eventKind() {
            return switch (kind) {
                case LIKE -> ReactionChanged.Kind.LIKE;
                case DISLIKE -> ReactionChanged.Kind.DISLIKE;
            };
        }
    }

    @PutMapping("/{bookId}")
    Reaction react(
            Caller caller,
            @PathVariable long childId,
            @PathVariable long bookId,
            @Valid @RequestBody ReactionRequest request) {
        return react.to(caller.memberId(), childId, bookId, request.eventKind());
    }

    @DeleteMapping("/{bookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable long childId, @PathVariable long bookId) {
        react.takeBack(caller.memberId(), childId, bookId);
    }

    @GetMapping
    Page<Reaction> list(Caller caller, @PathVariable long childId, Paging paging) {
        if (!reactions.ownsChild(caller.memberId(), childId)) {
            throw NotFoundException.of("child", childId);
        }
        return Page.of(reactions.page(childId, paging), paging, reactions.count(childId));
    }
}

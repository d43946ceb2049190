package io.bookmaru.push.mute;

import io.bookmaru.http.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whether the caller is told of comments on a post in the inbox only.
@RestController
@RequestMapping("/api/v1/posts/{id}/mute")
class MuteController {
    private final MutedPosts mutedPosts;
    private final MutePost mutePost;

    MuteController(MutedPosts mutedPosts, MutePost mutePost) {
        this.mutedPosts = mutedPosts;
        this.mutePost = mutePost;
    }

    @GetMapping
    MuteAnswer isMuted(Caller caller, @PathVariable long id) {
        return new MuteAnswer(mutedPosts.contain(caller.memberId(), id));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mute(Caller caller, @PathVariable long id) {
        mutePost.mute(caller.memberId(), id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(Caller caller, @PathVariable long id) {
        mutedPosts.remove(caller.memberId(), id);
    }

    record MuteAnswer(boolean muted) {}
}

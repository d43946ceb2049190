package io.bookmaru.preference.taste;

import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import io.bookmaru.preference.child.Children;
import io.bookmaru.preference.reaction.PendingReactions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/children/{childId}/preference")
class PreferenceController {

    record Preference(
            long childId,
            List<Score> genres,
            List<Score> topics,
            Mbti mbti,
            @Nullable Instant updatedAt,
            boolean pending) {}

    private final Children children;
    private final PendingReactions pending;
    private final Tastes tastes;
    private final TimeLine timeLine;
    private final Reasons reasons;

    PreferenceController(
            Children children,
            PendingReactions pending,
            Tastes tastes,
            TimeLine timeLine,
            Reasons reasons) {
        this.children = children;
        this.pending = pending;
        this.tastes = tastes;
        this.timeLine = timeLine;
        this.reasons = reasons;
    }

    @GetMapping
    Preference preference(@PathVariable long childId, Caller caller) {
        var child = children.ownedBy(caller, childId);
        var isPending = pending.of(child.id());
        var taste = tastes.of(child.id());
        return new Preference(
                child.id(),
                taste.genres(),
                taste.topics(),
                taste.mbti(),
                taste.updatedAt(),
                isPending);
    }

    @GetMapping("/history")
    Page<TimeLine.Entry> history(@PathVariable long childId, Paging paging, Caller caller) {
        return timeLine.of(children.ownedBy(caller, childId).id(), paging);
    }

    @GetMapping("/reasons")
    Reasons.Explanation reasons(
            @PathVariable long childId,
            @RequestParam(required = false) @Nullable String genre,
            @RequestParam(required = false) @Nullable String topic,
            Caller caller) {
        var child = children.ownedBy(caller, childId);
        if (genre != null && topic == null) return reasons.of(child.id(), Feature.GENRE, genre);
        if (topic != null && genre == null) return reasons.of(child.id(), Feature.TOPIC, topic);
        throw new InvalidInputException(
                genre == null ? "genre" : "topic", "expected: one of genre and topic");
    }
}

package io.bookmaru.api.child;

import io.bookmaru.events.ChildChanged.Kind;
import io.bookmaru.http.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ChangeChild {
    private final Children children;
    private final ChildEvents events;

    ChangeChild(Children children, ChildEvents events) {
        this.children = children;
        this.events = events;
    }

    /// What is null stays as it is; when all stays, nothing is published.
    @Transactional
    public Child change(
            long memberId, long id, @Nullable String nickname, @Nullable Integer birthYear) {
        var child =
                children.findToChange(id, memberId)
                        .orElseThrow(() -> NotFoundException.of("child", id));
        var changed =
                child.change(
                        nickname == null ? child.nickname() : nickname,
                        birthYear == null ? child.birthYear() : birthYear);
        if (!changed) return child;
        children.flush();
        events.append(child, Kind.UPDATED);
        return child;
    }
}

package io.bookmaru.api.member;

import io.bookmaru.http.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ChangeMember {
    private final Members members;
    private final MemberEvents events;

    ChangeMember(Members members, MemberEvents events) {
        this.members = members;
        this.events = events;
    }

    /// What is null stays as it is.
    @Transactional
    public Member change(
            long id,
            @Nullable String displayName,
            @Nullable String language,
            @Nullable String timeZone) {
        var member = members.findToChange(id).orElseThrow(() -> NotFoundException.of("member", id));
        member.change(
                displayName == null ? member.displayName() : displayName,
                language == null ? member.language() : language,
                timeZone == null ? member.timeZone() : timeZone);
        members.flush();
        events.changed(member);
        return member;
    }
}

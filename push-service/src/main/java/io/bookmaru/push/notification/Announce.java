package io.bookmaru.push.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.push.member.Language;
import io.bookmaru.push.member.Member;
import io.bookmaru.push.member.Members;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells members what concerns themselves, each in its language. Whoever was told is not told
/// again.
@Component
public class Announce {
    private final ErasedSubjects erased;
    private final Members members;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    Announce(
            ErasedSubjects erased,
            Members members,
            Notifications notifications,
            ApplicationEventPublisher events) {
        this.erased = erased;
        this.members = members;
        this.notifications = notifications;
        this.events = events;
    }

    @Transactional
    public void to(
            List<Long> memberIds,
            Announcement announcement,
            Function<Language, NotificationText> text) {
        members.getAll(notErased(memberIds)).stream()
                .collect(groupingBy(Member::language, mapping(Member::id, toList())))
                .forEach((language, ids) -> {
                    var told = notifications.addForEach(ids, announcement, text.apply(language));
                    if (!told.isEmpty()) events.publishEvent(new NotificationCreated(told));
                });
    }

    /// One by one only if it must be: none is, as a rule.
    private List<Long> notErased(List<Long> memberIds) {
        var distinct = memberIds.stream().distinct().toList();
        var ids = distinct.stream().mapToLong(Long::longValue).toArray();
        if (!erased.includeAnyOf(Kind.MEMBER, ids)) return distinct;
        return distinct.stream().filter(id -> !erased.includeAnyOf(Kind.MEMBER, id)).toList();
    }
}

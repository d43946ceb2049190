package io.bookmaru.push.notification;

import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own inbox; somebody else's notification does not exist.
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {
    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    Page<Notification> inbox(Caller caller, Paging paging) {
        var memberId = caller.memberId();
        return Page.of(notifications.of(memberId, paging), paging, notifications.count(memberId));
    }

    @GetMapping("/unread-count")
    UnreadCount unreadCount(Caller caller) {
        return new UnreadCount(notifications.countUnread(caller.memberId()));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markAsRead(Caller caller, @PathVariable long id) {
        if (!notifications.markAsRead(caller.memberId(), id)) {
            throw NotFoundException.of("notification", id);
        }
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markAllAsRead(Caller caller) {
        notifications.markAllAsRead(caller.memberId());
    }

    record UnreadCount(long count) {}
}

package io.bookmaru.faults.check;

import io.bookmaru.faults.workload.Api;
import io.bookmaru.faults.workload.Member;
import java.util.HashMap;
import java.util.Map;

/// Notifications as their member sees them.
public final class Inbox {
    private static final String POSTS = "/posts/";
    private static final int PAGE = 100;

    /// How many notifications tell of each post.
    public static Map<Long, Long> byPost(Api push, Member member) {
        var counts = new HashMap<Long, Long>();
        for (int page = 0; ; page++) {
            var path = "/api/v1/notifications?page=%d&size=%d".formatted(page, PAGE);
            var answer = push.get(path, member.token());
            if (!answer.isAcknowledged())
                throw new IllegalStateException("The inbox cannot be read: " + answer);
            for (var notification : answer.body().get("content")) {
                var url = notification.get("url").asString();
                if (url.startsWith(POSTS))
                    counts.merge(Long.parseLong(url.substring(POSTS.length())), 1L, Long::sum);
            }
            var total = answer.body().path("page").path("totalElements").asLong();
            if ((page + 1L) * PAGE >= total) return counts;
        }
    }

    private Inbox() {}
}

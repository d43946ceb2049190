package io.bookmaru.push.setting;

import io.bookmaru.push.member.Language;
import io.bookmaru.push.notification.NotificationKind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A row for each member who has ever set something. Language and quiet hours are read where the
/// member is ([io.bookmaru.push.member.Members]).
@Component
class NotificationSettings {
    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationSettings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A kind that there is no more is none.
    Set<NotificationKind> off(long memberId) {
        var off = EnumSet.noneOf(NotificationKind.class);
        var names =
                jdbc.sql(
                                """
                                select unnest(kinds_off) from notification_setting
                                where member_id = :memberId
                                """)
                        .param("memberId", memberId)
                        .query(String.class)
                        .list();
        Arrays.stream(NotificationKind.values())
                .filter(kind -> names.contains(kind.name()))
                .forEach(off::add);
        return off;
    }

    void keep(long memberId, NotificationSetting setting) {
        var quiet = setting.quietHours();
        jdbc.sql(
                        """
                        insert into notification_setting
                            (member_id, kinds_off, quiet_from, quiet_to, language, changed_at)
                        values (:memberId, :off, :from, :to, :language, :now)
                        on conflict (member_id) do update
                        set kinds_off = excluded.kinds_off,
                            quiet_from = excluded.quiet_from,
                            quiet_to = excluded.quiet_to,
                            language = excluded.language,
                            changed_at = excluded.changed_at
                        """)
                .param("memberId", memberId)
                .param("off", setting.off().stream().map(Enum::name).toArray(String[]::new))
                .param("from", quiet == null ? null : quiet.from())
                .param("to", quiet == null ? null : quiet.to())
                .param("language", tag(setting.language()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(long memberId) {
        jdbc.sql("delete from notification_setting where member_id = :memberId")
                .param("memberId", memberId)
                .update();
    }

    private static @Nullable String tag(@Nullable Language language) {
        return language == null ? null : language.tag();
    }
}

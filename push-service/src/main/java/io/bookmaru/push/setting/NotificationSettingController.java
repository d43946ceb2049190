package io.bookmaru.push.setting;

import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.push.member.Language;
import io.bookmaru.push.member.Members;
import io.bookmaru.push.member.QuietHours;
import io.bookmaru.push.notification.NotificationKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own settings.
@RestController
@RequestMapping("/api/v1/notification-settings")
class NotificationSettingController {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private final NotificationSettings settings;
    private final ChangeSettings changeSettings;
    private final Members members;

    NotificationSettingController(
            NotificationSettings settings, ChangeSettings changeSettings, Members members) {
        this.settings = settings;
        this.changeSettings = changeSettings;
        this.members = members;
    }

    @GetMapping
    SettingsAnswer settings(Caller caller) {
        var member = members.get(caller.memberId());
        var off = settings.off(caller.memberId());
        var kinds = new EnumMap<NotificationKind, Boolean>(NotificationKind.class);
        for (var kind : NotificationKind.values()) kinds.put(kind, !off.contains(kind));
        return new SettingsAnswer(
                kinds, QuietHoursBody.of(member.quietHours()), member.language().tag());
    }

    /// All of it is replaced: what is not named is as it was before anything was set.
    @PutMapping
    SettingsAnswer change(Caller caller, @RequestBody @Valid SettingsRequest request) {
        var quiet = request.quietHours();
        var language = request.language();
        changeSettings.change(
                caller.memberId(),
                new NotificationSetting(
                        off(request.kinds()),
                        quiet == null ? null : quiet.hours(),
                        language == null ? null : Language.of(language)));
        return settings(caller);
    }

    private static Set<NotificationKind> off(@Nullable Map<String, @Nullable Boolean> kinds) {
        var off = EnumSet.noneOf(NotificationKind.class);
        if (kinds == null) return off;
        kinds.forEach((name, on) -> {
            if (on == null) throw new InvalidInputException("kinds." + name, "must not be null");
            if (!on) off.add(kind(name));
            else kind(name);
        });
        return off;
    }

    private static NotificationKind kind(String name) {
        return Arrays.stream(NotificationKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(
                                "kinds." + name,
                                "is no kind (expected: %s)"
                                        .formatted(Arrays.toString(NotificationKind.values()))));
    }

    /// @param kinds whether each is pushed; one that is missing is
    /// @param language of what we write; without it that of the account
    record SettingsRequest(
            @Nullable Map<String, @Nullable Boolean> kinds,
            @Nullable @Valid QuietHoursBody quietHours,
            @Nullable @Pattern(regexp = "ko|en") String language) {}

    /// Local times, `HH:mm`. Over midnight if `to` is the earlier one.
    record QuietHoursBody(
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String to) {

        static @Nullable QuietHoursBody of(@Nullable QuietHours hours) {
            if (hours == null) return null;
            return new QuietHoursBody(hours.from().toString(), hours.to().toString());
        }

        QuietHours hours() {
            if (from.equals(to))
                throw new InvalidInputException("quietHours.to", "must not be equal to from");
            return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
        }
    }

    /// @param language the one that holds, wherever it was set
    record SettingsAnswer(
            Map<NotificationKind, Boolean> kinds,
            @Nullable QuietHoursBody quietHours,
            String language) {}
}

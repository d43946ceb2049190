package io.bookmaru.push.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.push.Events;
import io.bookmaru.push.NotifyingTest;
import io.bookmaru.push.member.QuietHours;
import io.bookmaru.push.notification.NotificationKind;
import io.bookmaru.push.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldPushesIT extends NotifyingTest {
    private final long member = newMember();
    private final long other = newMember();

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, Asia/Seoul,    2030-01-10T13:30:00Z, 2030-01-10T22:00:00Z",
        "13:00, 14:00, Asia/Seoul,    2030-01-12T04:00:00Z, 2030-01-12T05:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2030-03-30T22:00:00Z, 2030-03-31T05:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2031-03-29T22:00:00Z, 2031-03-30T01:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2031-10-25T20:00:00Z, 2031-10-26T06:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2032-10-30T20:00:00Z, 2032-10-31T01:30:00Z"
    })
    void areSentWhenTheQuietHoursEnd(
            LocalTime from, LocalTime to, String zone, Instant told, Instant end) {
        var browser = browserOf(member);
        instance.hear(Events.changed(member, 1, "ko", zone, told));
        quiet(from, to);
        clock.set(told);

        win();
        comment();
        settle();
        clock.set(end.minusSeconds(61));
        settle();
        assertThat(browser.pushes()).isEmpty();
        assertThat(states(member)).isEqualTo(Map.of("WAITING quiet", 1L));
        clock.set(end.minusSeconds(1));
        instance.endWindows();
        assertThat(browser.pushes()).isEmpty();
        clock.set(end);
        settle();

        assertThat(bodies(browser))
                .containsExactlyInAnyOrder("응모하신 이벤트에 당첨되셨습니다.", "이바다가 코멘트를 달았습니다.");
        System.out.printf(
                "FIGURE quiet from %s to %s in %s: told at %s, 2 of 2 sent at %s, 0 a second before%n",
                from, to, zone, told, end);
    }

    @Test
    void areSentAtTheNewEndWhenTheWindowChanges() {
        var browser = browserOf(member);
        go("22:30");
        quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
        win();
        comment();
        settle();
        assertThat(browser.pushes()).isEmpty();

        quiet(LocalTime.of(22, 0), LocalTime.of(8, 0));
        go("07:30");
        assertThat(browser.pushes()).isEmpty();
        quiet(LocalTime.of(22, 0), LocalTime.of(7, 15));
        settle();

        assertThat(browser.pushes()).hasSize(2);
    }

    @Test
    void areSentAtTheNewEndWhenTheMemberTravels() {
        var browser = browserOf(member);
        go("22:30");
        quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
        win();
        comment();
        settle();
        assertThat(browser.pushes()).isEmpty();

        instance.hear(Events.changed(member, 5, "ko", "Europe/Berlin", clock.instant()));
        settle();

        assertThat(browser.pushes()).hasSize(2);
    }

    @Test
    void doNotExpireWhileTheyAreHeld() {
        var browser = browserOf(member);
        var failing = browserOf(member);
        failing.answersWith(Answer.status(503));
        go("12:00");
        comment();
        await().until(() -> !failing.answers().isEmpty() && !browser.pushes().isEmpty());
        quiet(LocalTime.of(22, 0), LocalTime.of(13, 0));
        go("23:00");
        assertThat(states(member)).isEqualTo(Map.of("ACCEPTED", 1L, "WAITING quiet", 1L));

        failing.answersWith(Answer.CREATED);
        go("13:00"); // 25 hours old

        assertThat(failing.pushes()).hasSize(1);
        assertThat(failing.pushes().getFirst().timeToLive()).isPositive();
    }

    @Test
    void areDroppedWhenTheirLifeWasOverBefore() {
        var browser = browserOf(member);
        browser.answersWith(Answer.status(503));
        go("12:00");
        comment();
        await().until(() -> !browser.answers().isEmpty());
        quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));

        clock.advance(Duration.ofDays(1));
        go("22:30");

        assertThat(states(member)).isEqualTo(Map.of("DROPPED expired", 1L));
    }

    @Test
    void areDroppedForWhatTheMemberSaysMeanwhile() {
        var browser = browserOf(member);
        var muted = newMember();
        var mutedBrowser = browserOf(muted);
        var blocker = newMember();
        var blockersBrowser = browserOf(blocker);
        for (var b : List.of(browser, mutedBrowser, blockersBrowser))
            b.answersWith(Answer.status(503));
        instance.hear(Events.drawn(9_001, List.of(member)));
        instance.hear(Events.comment(9_001, muted, other, "이바다"));
        instance.hear(Events.comment(9_002, blocker, other, "이바다"));
        await().until(() ->
                List.of(browser, mutedBrowser, blockersBrowser).stream()
                        .noneMatch(b -> b.answers().isEmpty()));

        set(Set.of(NotificationKind.GIVEAWAY_WON), null);
        jdbc.sql("insert into muted_post values (?, 9001)").param(muted).update();
        instance.hear(Events.block(blocker, other, 1, true));
        clock.advance(Duration.ofHours(2));
        settle();

        assertThat(states(member)).isEqualTo(Map.of("DROPPED settings", 1L));
        assertThat(states(muted)).isEqualTo(Map.of("DROPPED muted", 1L));
        assertThat(states(blocker)).isEqualTo(Map.of("DROPPED blocked", 1L));
        assertThat(inbox(member)).hasSize(1);
        assertThat(inbox(muted)).hasSize(1);
    }

    /// To that time in Seoul, never back.
    private static void go(String time) {
        var now = clock.instant().atZone(ZoneId.of("Asia/Seoul"));
        var next = now.with(LocalTime.parse(time));
        clock.set((next.isAfter(now) ? next : next.plusDays(1)).toInstant());
        settle();
    }

    private void win() {
        instance.hear(Events.drawn(newMember(), List.of(member)));
    }

    private void comment() {
        instance.hear(Events.comment(member, other, "이바다"));
    }

    private void quiet(LocalTime from, LocalTime to) {
        set(Set.of(), new QuietHours(from, to));
    }

    private void set(Set<NotificationKind> off, QuietHours quietHours) {
        instance.part(ChangeSettings.class)
                .change(member, new NotificationSetting(off, quietHours, null));
    }
}

package io.bookmaru.push.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.bookmaru.push.Events;
import io.bookmaru.push.NotifyingTest;
import io.bookmaru.push.member.QuietHours;
import io.bookmaru.push.notification.NotificationKind;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    void areSentOrDroppedForAReasonOfTheirOwn() {
        go("12:00");
        var sent = troubled();
        var held = troubled();
        var off = troubled();
        var muted = troubled();
        var blocker = troubled();
        var merged = troubled();
        var late = troubled();
        var all = List.of(sent, held, off, muted, blocker, merged, late);
        for (var one : all) one.comments(other);
        await().until(() -> all.stream().allMatch(Troubled::hasBeenTried));
        assertThat(states(all)).containsExactly(entry("WAITING 503", 14L));

        merged.comments(newMember());
        advance(Duration.ofMinutes(10));
        assertThat(planned(all)).isEqualTo(16);
        set(held.member(), Set.of(), new QuietHours(LocalTime.of(13, 0), LocalTime.of(15, 0)));
        set(off.member(), Set.of(NotificationKind.COMMENT), null);
        jdbc.sql("insert into muted_post values (?, ?)")
                .params(muted.member(), muted.member())
                .update();
        instance.hear(Events.block(blocker.member(), other, 1, true));
        for (var one : all) if (one != late) one.recovers();
        clock.advance(Duration.ofMinutes(80));
        var dropped =
                Map.of(
                        "DROPPED settings", 2L,
                        "DROPPED muted", 2L,
                        "DROPPED blocked", 2L,
                        "DROPPED superseded", 2L);
        await().untilAsserted(() ->
                assertThat(states(all))
                        .containsAllEntriesOf(dropped)
                        .containsEntry("ACCEPTED", 4L)
                        .containsEntry("WAITING quiet", 2L));
        assertThat(planned(all)).isEqualTo(16);
        go("15:00");
        clock.advance(Duration.ofDays(1));
        settle();

        assertThat(states(all))
                .containsAllEntriesOf(dropped)
                .containsEntry("ACCEPTED", 6L)
                .containsEntry("DROPPED expired", 2L);
        assertThat(planned(all)).isEqualTo(16);
        System.out.println("FIGURE books: planned 16 = " + states(all));
    }

    private long planned(List<Troubled> members) {
        return states(members).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> states(List<Troubled> members) {
        var states = new TreeMap<String, Long>();
        for (var one : members)
            states(one.member()).forEach((state, count) -> states.merge(state, count, Long::sum));
        return states;
    }

    private static Troubled troubled() {
        var member = newMember();
        var browsers = List.of(browserOf(member, otherOrigin), browserOf(member, otherOrigin));
        for (var browser : browsers) browser.answersWith(Answer.status(503));
        return new Troubled(member, browsers);
    }

    /// A member whose push service has trouble. The post has its number.
    private record Troubled(long member, List<Browser> browsers) {

        void comments(long commenter) {
            instance.hear(Events.comment(member, member, commenter, "이바다"));
        }

        boolean hasBeenTried() {
            return browsers.stream().noneMatch(browser -> browser.answers().isEmpty())
                    && states(member).keySet().stream().allMatch("WAITING 503"::equals);
        }

        void recovers() {
            for (var browser : browsers) browser.answersWith(Answer.CREATED);
        }
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
        set(member, Set.of(), new QuietHours(from, to));
    }

    private static void set(long member, Set<NotificationKind> off, QuietHours quietHours) {
        instance.part(ChangeSettings.class)
                .change(member, new NotificationSetting(off, quietHours, null));
    }
}

package io.bookmaru.push.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Event;
import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.Requests;
import io.bookmaru.push.notification.NotificationKind;
import io.bookmaru.push.testing.Browser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

class NotificationSettingsIT extends PushServiceTest {
    private static final String PATH = "/api/v1/notification-settings";
    private static final Map<String, List<String>> BODIES =
            Map.of(
                    "COMMENT",
                    List.of("이바다가 코멘트를 달았습니다.", "이바다 commented on your post."),
                    "WELCOME",
                    List.of(
                            "김하늘님, 아이에게 맞는 책을 함께 찾아보세요.",
                            "김하늘, let us find books that suit your child."),
                    "GIVEAWAY_WON",
                    List.of("응모하신 이벤트에 당첨되셨습니다.", "You have won a giveaway you entered."));

    @LocalServerPort private int port;
    private Requests requests;

    @BeforeEach
    void here() {
        requests = new Requests(port);
    }

    @Test
    void areKoreanWithEverythingOnUntilSomethingIsSet() throws Exception {
        var settings = requests.get(PATH, newMember());

        assertThat(settings.toString())
                .isEqualTo(
                        """
                        {"kinds":{"COMMENT":true,"WELCOME":true,"GIVEAWAY_WON":true},\
                        "quietHours":null,"language":"ko"}\
                        """);
    }

    @Test
    void areKeptAndReplacedAsAWhole() throws Exception {
        var member = newMember();
        var all =
                """
                {"kinds":{"COMMENT":false,"WELCOME":true,"GIVEAWAY_WON":true},\
                "quietHours":{"from":"22:30","to":"07:00"},"language":"en"}\
                """;

        var answer = requests.put(PATH, member, all);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(all);
        assertThat(requests.get(PATH, member).toString()).isEqualTo(all);
        assertThat(requests.put(PATH, member, "{}").statusCode()).isEqualTo(200);

        assertThat(requests.get(PATH, member)).isEqualTo(requests.get(PATH, newMember()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kinds\": {\"LOTTERY\": true}} | kinds.LOTTERY",
                "{\"kinds\": {\"COMMENT\": null}} | kinds.COMMENT",
                "{\"quietHours\": {\"from\": \"22:00\", \"to\": \"22:00\"}} | quietHours.to",
                "{\"quietHours\": {\"from\": \"24:00\", \"to\": \"07:00\"}} | quietHours.from",
                "{\"quietHours\": {\"from\": \"22:00\"}} | quietHours.to",
                "{\"language\": \"fr\"} | language",
                "{\"sound\": true} | sound"
            })
    void areRefusedWithTheField(String body, String field) throws Exception {
        var member = newMember();

        var answer = requests.put(PATH, member, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Requests.body(answer).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(requests.get(PATH, member)).isEqualTo(requests.get(PATH, newMember()));
    }

    @Test
    void haveTheLanguageThatWasToldLast() throws Exception {
        var member = newMember();
        var before = Instant.now().minusSeconds(60);
        change(member, Events.changed(member, 1, "en", "Asia/Seoul", before));
        await().untilAsserted(() -> assertThat(language(member)).isEqualTo("en"));

        requests.put(PATH, member, "{\"language\": \"ko\"}");
        assertThat(language(member)).isEqualTo("ko");
        change(member, Events.changed(member, 2, "en", "Europe/Paris", Instant.now()));
        await().until(() -> zone(member).equals("Europe/Paris"));
        assertThat(language(member)).isEqualTo("ko");

        change(member, Events.changed(member, 3, "ko", "Asia/Seoul", Instant.now()));
        change(member, Events.changed(member, 4, "en", "Asia/Seoul", Instant.now()));
        await().untilAsserted(() -> assertThat(language(member)).isEqualTo("en"));
    }

    @Test
    void decideOfEachKindWhetherItIsPushedInWhichLanguage() throws Exception {
        var cells = new ArrayList<Cell>();
        for (var kind : NotificationKind.values()) {
            for (var on : List.of(true, false)) {
                for (var language : List.of("ko", "en"))
                    cells.add(new Cell(kind, on, language, newMember(), pushService.newBrowser()));
            }
        }
        for (var cell : cells) {
            publish(
                    Topics.SUBSCRIPTION_REQUEST,
                    cell.member(),
                    Events.subscribe(cell.member(), cell.browser()));
            var answer =
                    requests.put(
                            PATH,
                            cell.member(),
                            "{\"kinds\": {\"%s\": %s}, \"language\": \"%s\"}"
                                    .formatted(cell.kind(), cell.on(), cell.language()));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        await().until(() -> cells.stream().allMatch(cell -> isSubscribed(cell.member())));

        for (var cell : cells) tell(cell);

        await().untilAsserted(() -> {
            for (var cell : cells) {
                assertThat(inbox(cell.member())).as("%s", cell).containsExactly(cell.body());
                assertThat(cell.browser().pushes()).as("%s", cell).hasSize(cell.on() ? 1 : 0);
            }
        });
        assertThat(cells.stream().filter(cell -> !cell.on()).mapToLong(this::planned).sum())
                .isZero();
        System.out.printf(
                "FIGURE settings: %d kinds x on, off x ko, en: pushed %d of %d that are on, %d of %d"
                        + " that are off, in the inbox %d of %d, each in its language%n",
                NotificationKind.values().length,
                pushed(cells, true),
                cells.size() / 2,
                pushed(cells, false),
                cells.size() / 2,
                cells.stream().filter(cell -> inbox(cell.member()).size() == 1).count(),
                cells.size());
    }

    private void tell(Cell cell) {
        var member = cell.member();
        switch (cell.kind()) {
            case COMMENT -> publish(Topics.COMMENT_CREATED, 1, Events.comment(member, 1, "이바다"));
            case WELCOME ->
                    publish(
                            Topics.MEMBER_JOINED,
                            member,
                            Events.joined(member, "김하늘", cell.language()));
            case GIVEAWAY_WON ->
                    publish(Topics.GIVEAWAY_DRAWN, 1, Events.drawn(member, List.of(member)));
        }
    }

    private static long pushed(List<Cell> cells, boolean on) {
        return cells.stream()
                .filter(cell -> cell.on() == on)
                .mapToLong(cell -> cell.browser().pushes().size())
                .sum();
    }

    private void change(long member, Event event) {
        publish(Topics.MEMBER_CHANGED, member, event);
    }

    private String language(long member) throws Exception {
        return requests.get(PATH, member).get("language").asString();
    }

    private String zone(long member) {
        return jdbc.sql("select time_zone from member where id = ?")
                .param(member)
                .query(String.class)
                .single();
    }

    private boolean isSubscribed(long member) {
        return jdbc.sql("select exists (select from subscription where member_id = ?)")
                .param(member)
                .query(Boolean.class)
                .single();
    }

    private long planned(Cell cell) {
        return jdbc.sql(
                        """
                        select count(*) from delivery d
                        join notification n on n.id = d.notification_id
                        where n.member_id = ?
                        """)
                .param(cell.member())
                .query(Long.class)
                .single();
    }

    private List<String> inbox(long member) {
        return jdbc.sql("select body from notification where member_id = ?")
                .param(member)
                .query(String.class)
                .list();
    }

    private record Cell(
            NotificationKind kind, boolean on, String language, long member, Browser browser) {

        String body() {
            return BODIES.get(kind.name()).get(language.equals("ko") ? 0 : 1);
        }
    }
}

package io.bookmaru.preference.taste;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.TestTokens;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PreferenceService
class PreferenceApiIT {
    private static final long SOMEBODY_ELSE = 43;
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/preference",
                "/preference/history",
                "/preference/reasons?genre=humor",
                "/recommendations"
            })
    void readsAreForTheParentAlone(String path) {
        var uri = "/api/v1/children/" + knownChild() + path;

        assertThat(api.getWithoutToken(uri)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(api.get(uri, TestTokens.forMember(SOMEBODY_ELSE)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(api.get(uri, TestTokens.forAdmin(SOMEBODY_ELSE)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(api.get(uri)).hasStatus(HttpStatus.OK);
    }

    @Test
    void childThatNobodyHasToldOfIsNotFound() {
        var child = Facts.newId();
        var book = facts.book(List.of("humor"), List.of(), NEUTRAL);

        facts.reaction(child, book, LIKE, 1);
        assertThat(api.get("/api/v1/children/" + child + "/preference"))
                .hasStatus(HttpStatus.NOT_FOUND);
        facts.child(child, Facts.PARENT, 1, ChildChanged.Kind.REGISTERED, 2018);

        eventually(() ->
                assertThat(api.get("/api/v1/children/" + child + "/preference"))
                        .hasStatus(HttpStatus.OK));
        eventually(() -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor"));
    }

    @Test
    void childWithoutReactionsHasAnEmptyPreference() {
        var child = knownChild();

        var preference = api.preference(child);

        assertThat(preference.get("childId").asLong()).isEqualTo(child);
        assertThat(preference.get("genres")).isEmpty();
        assertThat(preference.get("mbti").get("ei").asInt()).isZero();
        assertThat(preference.get("updatedAt").isNull()).isTrue();
        assertThat(preference.get("pending").asBoolean()).isFalse();
        assertThat(api.history(child)).isEmpty();
    }

    @Test
    void amountsOfTheReasonsSumUpToTheScore() {
        var child = facts.child();
        for (var i = 1; i <= 5; i++) {
            var book = facts.book(List.of("humor"), List.of("farm"), NEUTRAL);
            facts.reaction(child, book, i <= 3 ? LIKE : DISLIKE, 1);
        }

        eventually(() ->
                assertThat(api.reasons(child, "genre=humor").get("contributions")).hasSize(5));
        var reasons = api.reasons(child, "genre=humor");
        var sum = BigDecimal.ZERO;
        for (var c : reasons.get("contributions")) sum = sum.add(c.get("amount").decimalValue());
        assertThat(reasons.get("score").decimalValue()).isEqualTo(sum).isEqualTo("2");
        assertThat(reasons.get("contributions").get(0).get("title").asString()).startsWith("책 ");
        assertThat(api.reasons(child, "topic=nothing").get("score").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/preference/reasons, genre",
        "/preference/reasons?genre=a&topic=b, topic",
        "/preference/history?size=101, size",
        "/recommendations?size=0, size",
        "/recommendations?size=51, size",
        "/recommendations?size=ten, size"
    })
    void badQueryIsRefusedNamingTheField(String path, String field) {
        assertRefused(api.get("/api/v1/children/" + knownChild() + path), field);
    }

    @Test
    void surveyMovesTheAxesAndIsWrittenDown() {
        var child = knownChild();
        var uri = "/api/v1/children/" + child + "/surveys";

        var answer = api.post(uri, "{\"ei\": -30, \"sn\": 100, \"tf\": 1, \"jp\": -100}");
        api.post(uri, "{\"ei\": 30, \"sn\": 100, \"tf\": 1, \"jp\": -100}");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        var mbti = api.preference(child).get("mbti");
        assertThat(mbti.get("type").asString()).isEqualTo("ENFJ");
        assertThat(mbti.get("ei").asInt()).isEqualTo(30);
        var history = api.history(child);
        assertThat(history).hasSize(2);
        assertThat(history.get(1).get("source").asString()).isEqualTo("SURVEY");
        assertThat(history.get(1).get("mbti").get("type").asString()).isEqualTo("INFJ");
    }

    @Test
    void historyIsPagedNewestFirst() {
        var child = knownChild();
        var uri = "/api/v1/children/" + child;
        for (var ei = 1; ei <= 5; ei++)
            api.post(
                    uri + "/surveys",
                    "{\"ei\": %d, \"sn\": 0, \"tf\": 0, \"jp\": 0}".formatted(ei));

        var first = api.body(api.get(uri + "/preference/history?page=0&size=2"));
        var last = api.body(api.get(uri + "/preference/history?page=2&size=2"));
        var beyond = api.body(api.get(uri + "/preference/history?page=3&size=2"));

        assertThat(first.get("content"))
                .extracting(e -> e.at("/mbti/ei").asInt())
                .containsExactly(5, 4);
        assertThat(last.get("content"))
                .extracting(e -> e.at("/mbti/ei").asInt())
                .containsExactly(1);
        assertThat(beyond.get("content")).isEmpty();
        assertThat(first.at("/page/totalElements").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"ei\": 101, \"sn\": 0, \"tf\": 0, \"jp\": 0}; ei",
                "{\"ei\": 0, \"sn\": -101, \"tf\": 0, \"jp\": 0}; sn",
                "{\"ei\": 0, \"sn\": 0, \"tf\": 0.5, \"jp\": 0}; tf",
                "{\"ei\": 0, \"sn\": 0, \"tf\": 0}; jp",
                "{\"ei\": 0, \"sn\": 0, \"tf\": 0, \"jp\": \"high\"}; jp",
                "{\"ei\": 0, \"sn\": 0, \"tf\": 0, \"jp\": 0, \"childId\": 7}; childId"
            })
    void badSurveyIsRefusedNamingTheField(String body, String field) {
        var child = knownChild();

        assertRefused(api.post("/api/v1/children/" + child + "/surveys", body), field);

        assertThat(api.history(child)).isEmpty();
    }

    private static void assertRefused(MvcTestResult result, String field) {
        assertThat(result).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
    }

    private long knownChild() {
        var child = facts.child();
        eventually(() ->
                assertThat(api.get("/api/v1/children/" + child + "/preference"))
                        .hasStatus(HttpStatus.OK));
        return child;
    }
}

package io.bookmaru.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.ProfileChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {
    private static final String PROFILE =
            """
            {"eventId": "01977f2e-5b1a-7c3d-8e4f-0123456789ab",
             "occurredAt": "2026-05-05T01:02:03Z", "memberId": 42, "revision": 1,
             "kind": "REGISTERED", "hobbies": ["등산"], "interests": []}
            """;

    private final JsonMapper json = EventJson.mapper();

    @Test
    void nullableComponentMayBeMissingOrNull() {
        var missing = json.readValue(PROFILE, ProfileChanged.class);
        var given = json.readValue(with("\"mbti\": null"), ProfileChanged.class);

        assertThat(missing.mbti()).isNull();
        assertThat(given).isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": null",
                "\"kind\": 0",
                "\"kind\": \"\"",
                "\"memberId\": null",
                "\"memberId\": \"42\"",
                "\"memberId\": \"\"",
                "\"memberId\": 42.5",
                "\"memberId\": 9223372036854775808",
                "\"hobbies\": null",
                "\"hobbies\": [null]",
                "\"hobbies\": [1]",
                "\"hobbies\": \"등산\"",
                "\"hobbies\": \"\"",
                "\"region\": 1",
                "\"region\": true",
                "\"region\": [\"서울\"]",
                "\"region\": \"\\u0000\"",
                "\"region\": \"\\ud800\"",
                "\"eventId\": \"\"",
                "\"eventId\": 1",
                "\"occurredAt\": \"\"",
                "\"occurredAt\": true"
            })
    void valueThatTheSchemaForbidsIsUnreadable(String field) {
        assertThatThrownBy(() -> json.readValue(with(field), ProfileChanged.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void componentThatIsNotNullableMustBeThere() {
        assertThatThrownBy(() ->
                        json.readValue(
                                PROFILE.replace("\"kind\"", "\"other\""), ProfileChanged.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue("{}", MemberChanged.class))
                .isInstanceOf(JacksonException.class);
    }

    /// The last one of two fields of a name counts.
    private static String with(String field) {
        return PROFILE.replace("}", ", " + field + "}");
    }
}

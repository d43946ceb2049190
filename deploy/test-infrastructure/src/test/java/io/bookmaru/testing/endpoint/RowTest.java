package io.bookmaru.testing.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowTest {
    private static final Row ROW =
            Row.of(
                    "PUT | /children/$child/reactions/$book?a=b | {\"kind\": \"LIKE\"} | 401 401 200 404 403");

    @Test
    void isOfTheEndpointWithThatMethodAndThosePlaces() {
        assertThat(ROW.isOf(new Endpoint("PUT", "/children/*/reactions/*", true))).isTrue();
        assertThat(ROW.isOf(new Endpoint("GET", "/children/*/reactions/*", true))).isFalse();
        assertThat(ROW.isOf(new Endpoint("PUT", "/children/*/reactions", true))).isFalse();
    }

    @Test
    void hasAnAnswerForEachRole() {
        assertThat(ROW.body()).isEqualTo("{\"kind\": \"LIKE\"}");
        assertThat(ROW.answerTo(Role.EXPIRED)).isEqualTo(401);
        assertThat(ROW.answerTo(Role.OWNER)).isEqualTo(200);
        assertThat(ROW.answerTo(Role.ADMIN)).isEqualTo(403);
        assertThatThrownBy(() -> Row.of("GET | /a | | 200 200 200 200"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isCalledByTheFirstWhoIsLetIn() {
        assertThat(ROW.caller()).isEqualTo(Role.OWNER);
        assertThat(Row.of("POST | /a | | 401 401 403 403 201").caller()).isEqualTo(Role.ADMIN);
        assertThat(Row.of("POST | /a | | 401 401 409 404 404").caller()).isEqualTo(Role.OWNER);
    }
}

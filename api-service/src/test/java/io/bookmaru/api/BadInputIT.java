package io.bookmaru.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/// Every endpoint that takes input names the field it does not accept.
@ApiIT
class BadInputIT {
    @Autowired private Api api;

    @ParameterizedTest(name = "{0} {1} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST   | /members                 | email        | {"email": "nobody", "password": "12345678", "displayName": "a"}
                    POST   | /members                 | password     | {"email": "a@example.org", "password": "short", "displayName": "a"}
                    POST   | /members                 | password     | {"email": "a@example.org", "password": "한글로쓴아주긴비밀번호는바이트로는칠십이를넘어갑니다정말로", "displayName": "a"}
                    POST   | /members                 | displayName  | {"email": "a@example.org", "password": "12345678", "displayName": "  "}
                    POST   | /members                 | displayName  | {"email": "a@example.org", "password": "12345678", "displayName": "a\\u0000b"}
                    POST   | /members                 | language     | {"email": "a@example.org", "password": "12345678", "displayName": "a", "language": "xx"}
                    POST   | /members                 | timeZone     | {"email": "a@example.org", "password": "12345678", "displayName": "a", "timeZone": "Mars"}
                    POST   | /members                 | admin        | {"email": "a@example.org", "password": "12345678", "displayName": "a", "admin": true}
                    POST   | /members                 | body         | {"email":
                    POST   | /members                 | body         | [1, 2]
                    PATCH  | /members/me              | displayName  | {"displayName": ""}
                    PATCH  | /members/me              | timeZone     | {"timeZone": "Nowhere/Else"}
                    POST   | /tokens                  | password     | {"email": "a@example.org"}
                    POST   | /tokens/refresh          | refreshToken | {}
                    PUT    | /blocks/x                | memberId     |
                    DELETE | /blocks/x                | memberId     |
                    GET    | /blocks?size=101         | size         |
                    POST   | /children                | nickname     | {"nickname": "", "birthYear": 2019}
                    POST   | /children                | birthYear    | {"nickname": "a", "birthYear": 1950}
                    POST   | /children                | birthYear    | {"nickname": "a", "birthYear": 2019.5}
                    POST   | /children                | birthYear    | {"nickname": "a"}
                    GET    | /children/x              | id           |
                    PATCH  | /children/1              | nickname     | {"nickname": " "}
                    PATCH  | /children/1              | birthYear    | {"birthYear": 1950}
                    PATCH  | /children/1              | memberId     | {"memberId": 7}
                    PATCH  | /children/x              | id           | {}
                    DELETE | /children/x              | id           |
                    GET    | /erasures/1              | id           |
                    GET    | /books?page=-1           | page         |
                    GET    | /books?size=101          | size         |
                    GET    | /books?age=young         | age          |
                    GET    | /books/x                 | id           |
                    POST   | /books                   | title        | {"title": "", "author": "a", "genres": ["g"], "topics": [], "mbti": {"ei": 0, "sn": 0, "tf": 0, "jp": 0}, "ageFrom": 1, "ageTo": 2}
                    POST   | /books                   | mbti.ei      | {"title": "t", "author": "a", "genres": ["g"], "topics": [], "mbti": {"ei": 2, "sn": 0, "tf": 0, "jp": 0}, "ageFrom": 1, "ageTo": 2}
                    POST   | /books                   | ageTo        | {"title": "t", "author": "a", "genres": ["g"], "topics": [], "mbti": {"ei": 0, "sn": 0, "tf": 0, "jp": 0}, "ageFrom": 3, "ageTo": 2}
                    POST   | /books                   | genres       | {"title": "t", "author": "a", "genres": [], "topics": [], "mbti": {"ei": 0, "sn": 0, "tf": 0, "jp": 0}, "ageFrom": 1, "ageTo": 2}
                    PUT    | /books/1                 | isbn         | {"title": "t", "author": "a", "isbn": "1", "genres": ["g"], "topics": [], "mbti": {"ei": 0, "sn": 0, "tf": 0, "jp": 0}, "ageFrom": 1, "ageTo": 2}
                    POST   | /books/1/reviews         | rating       | {"rating": 0, "body": "b"}
                    POST   | /books/1/reviews         | rating       | {"rating": 6, "body": "b"}
                    POST   | /books/1/reviews         | rating       | {"rating": 4.5, "body": "b"}
                    POST   | /books/1/reviews         | rating       | {"body": "b"}
                    POST   | /books/1/reviews         | body         | {"rating": 5, "body": " "}
                    POST   | /books/1/reviews         | childId      | {"rating": 5, "body": "b", "childId": 7}
                    POST   | /books/1/reviews         | readerInfo.readingLevel | {"rating": 5, "body": "b", "readerInfo": {"readingLevel": 11, "ageYears": 7}}
                    POST   | /books/1/reviews         | readerInfo.readingLevel | {"rating": 5, "body": "b", "readerInfo": {"readingLevel": 0, "ageYears": 7}}
                    POST   | /books/1/reviews         | readerInfo.ageYears     | {"rating": 5, "body": "b", "readerInfo": {"readingLevel": 3, "ageYears": 19}}
                    POST   | /books/1/reviews         | readerInfo.ageYears     | {"rating": 5, "body": "b", "readerInfo": {"readingLevel": 3, "ageYears": -1}}
                    POST   | /books/1/reviews         | readerInfo.ageYears     | {"rating": 5, "body": "b", "readerInfo": {"readingLevel": 3}}
                    POST   | /books/1/reviews         | readerInfo   | {"rating": 5, "body": "b", "readerInfo": "seven"}
                    POST   | /books/x/reviews         | id           | {"rating": 5, "body": "b"}
                    GET    | /books/x/reviews         | id           |
                    GET    | /books/1/reviews?size=0  | size         |
                    PUT    | /children/1/reactions/1  | kind         | {"kind": "NONE"}
                    PUT    | /children/1/reactions/1  | kind         | {}
                    PUT    | /children/x/reactions/1  | childId      | {"kind": "LIKE"}
                    POST   | /admin/api/reactions/republish?childId=x | childId |
                    POST   | /posts                   | title        | {"title": " ", "body": "b"}
                    POST   | /posts                   | bookId       | {"title": "t", "body": "b", "bookId": 999999999}
                    GET    | /posts?size=0            | size         |
                    POST   | /posts/1/comments        | body         | {"body": ""}
                    POST   | /giveaways               | title        | {"title": " ", "mode": "RAFFLE", "quota": 10, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2099-01-01T00:00:00Z"}
                    POST   | /giveaways               | mode         | {"title": "t", "mode": "LOTTERY", "quota": 10, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2099-01-01T00:00:00Z"}
                    POST   | /giveaways               | quota        | {"title": "t", "mode": "RAFFLE", "quota": 0, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2099-01-01T00:00:00Z"}
                    POST   | /giveaways               | quota        | {"title": "t", "mode": "RAFFLE", "quota": 100001, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2099-01-01T00:00:00Z"}
                    POST   | /giveaways               | opensAt      | {"title": "t", "mode": "RAFFLE", "quota": 10, "opensAt": "soon", "closesAt": "2099-01-01T00:00:00Z"}
                    POST   | /giveaways               | closesAt     | {"title": "t", "mode": "RAFFLE", "quota": 10, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2025-01-01T00:00:00Z"}
                    POST   | /giveaways               | closesAt     | {"title": "t", "mode": "RAFFLE", "quota": 10, "opensAt": "2001-01-01T00:00:00Z", "closesAt": "2002-01-01T00:00:00Z"}
                    POST   | /giveaways               | seed         | {"title": "t", "mode": "RAFFLE", "seed": "x", "quota": 10, "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2099-01-01T00:00:00Z"}
                    POST   | /giveaways/x/entries     | id           |
                    GET    | /giveaways/x/entries/me  | id           |
                    POST   | /giveaways/x/draw        | id           |
                    GET    | /giveaways/x             | id           |
                    POST   | /admin/api/giveaways/x/reconciliation | id |
                    POST   | /profile-requests        | mbti         | {"hobbies": [], "interests": [], "mbti": "ABCD", "region": "r", "introduction": ""}
                    POST   | /profile-requests        | hobbies      | {"interests": [], "mbti": "INFP", "region": "r", "introduction": ""}
                    GET    | /profile-requests?status=OPEN        | status |
                    POST   | /profile-requests/1/rejection        | reason | {}
                    POST   | /push/subscriptions      | endpoint     | {"endpoint": "ftp://example.org/x", "keys": {"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}
                    POST   | /push/subscriptions      | keys.p256dh  | {"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "AAAA", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}
                    POST   | /push/subscriptions      | keys         | {"endpoint": "https://fcm.googleapis.com/x"}
                    DELETE | /push/subscriptions      | endpoint     | {}
                    GET    | /push/subscription-requests/1        | id |
                    """)
    void isRefusedNamingTheField(String method, String path, String field, String body) {
        var answer =
                api.call(HttpMethod.valueOf(method), "/api/v1" + path, api.admin().token(), body);

        assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
        var problem = api.body(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:bookmaru:problem:invalid-input");
        assertThat(problem.get("errors").valueStream().map(e -> e.get("field").asString()))
                .anyMatch(named -> named.equals(field) || named.startsWith(field + "["));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /blocks/999999999",
        "PUT, /blocks/-1",
        "DELETE, /blocks/999999999",
        "GET, /children/999999999",
        "DELETE, /children/999999999",
        "GET, /erasures/01977f2e-5b1a-4c3d-8e4f-0123456789ab",
        "GET, /children/999999999/reactions",
        "GET, /books/999999999",
        "GET, /books/999999999/reviews",
        "GET, /posts/999999999",
        "GET, /posts/999999999/comments",
        "GET, /giveaways/999999999",
        "POST, /giveaways/999999999/entries",
        "GET, /giveaways/999999999/entries/me",
        "POST, /giveaways/999999999/draw",
        "GET, /giveaways/999999999/draw",
        "POST, /admin/api/giveaways/999999999/reconciliation",
        "POST, /profile-requests/999999999/approval",
        "GET, /push/subscription-requests/01977f2e-5b1a-7c3d-8e4f-0123456789ab",
    })
    void unknownIdIsNotFound(String method, String path) {
        var answer =
                api.call(HttpMethod.valueOf(method), "/api/v1" + path, api.admin().token(), null);

        assertThat(answer).hasStatus(404).hasContentType("application/problem+json");
        assertThat(api.body(answer).get("type").asString())
                .isEqualTo("urn:bookmaru:problem:not-found");
    }

    @Test
    void unlistedPathNeedsATokenAndIsThenForbidden() {
        assertThat(api.call(HttpMethod.GET, "/api/v1/no/such/endpoint", "", null)).hasStatus(401);
        assertThat(api.call(HttpMethod.GET, "/api/v1/no/such/endpoint", api.admin().token(), null))
                .hasStatus(403);
    }

    @Test
    void bodyOfMoreThan64KibIsRefused() {
        var body = "{\"title\": \"t\", \"body\": \"%s\"}".formatted("a".repeat(64 * 1024));

        assertThat(api.call(HttpMethod.POST, "/api/v1/posts", api.admin().token(), body))
                .hasStatus(413)
                .hasContentType("application/problem+json");
    }
}

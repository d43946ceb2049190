package io.bookmaru.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Every list that comes in pages: page by page it has all of its entries, each once and in the
/// order of one large page, also where all were written at the same moment.
@ApiIT
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingIT {
    private static final int MANY = 5;
    private static final int PER_PAGE = 4;
    private static final String PROFILE =
            """
            {"hobbies": ["등산"], "interests": ["그림책"], "mbti": "INFP", "region": "서울",
             "introduction": ""}
            """;

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    private Api.Member member;
    private Api.Member admin;
    private String genre;
    private long child;
    private long book;
    private long post;

    enum Paged {
        BOOKS("/books?genre=%s"),
        BLOCKS("/blocks?"),
        REACTIONS("/children/%s/reactions?"),
        REVIEWS("/books/%s/reviews?"),
        POSTS("/posts?"),
        COMMENTS("/posts/%s/comments?"),
        PROFILE_REQUESTS("/profile-requests?status=PENDING"),
        DEAD_LETTERS("/admin/api/dead-letters?state=WAITING"),
        AUDIT("/admin/api/audit?");

        private final String path;

        Paged(String path) {
            this.path = path;
        }
    }

    @BeforeAll
    void fill() {
        member = api.signUp("김하늘");
        admin = api.admin();
        genre = UUID.randomUUID().toString();
        child = api.addChild(member);
        post = create(member, "/posts", "{\"title\": \"잠자리 책\", \"body\": \"추천해 주세요\"}");
        for (int i = 0; i < MANY; i++) {
            var title = "A book %d %s".formatted(i, genre);
            book = create(admin, "/books", Api.book(title).replace("fantasy", genre));
            call(PUT, member, reaction(), "{\"kind\": \"LIKE\"}");
            var other = api.signUp("이바다");
            call(PUT, member, "/blocks/" + other.id(), null);
            create(other, "/posts/" + post + "/comments", "{\"body\": \"강아지똥이요.\"}");
            create(other, "/profile-requests", PROFILE);
            create(member, "/posts", "{\"title\": \"%d\", \"body\": \"좋아요\"}".formatted(i));
            call(POST, admin, "/admin/api/reactions/republish?childId=" + child, null);
        }
        for (int i = 0; i < MANY; i++) {
            var reviewer = api.signUp("박솔");
            create(reviewer, "/books/" + book + "/reviews", "{\"rating\": 5, \"body\": \"좋아요\"}");
        }
        jdbc.sql("update reactions set changed_at = '2026-03-02' where child_id = :child")
                .param("child", child)
                .update();
        jdbc.sql("update blocks set changed_at = '2026-03-02' where member_id = :member")
                .param("member", member.id())
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void pagesHaveEveryEntryOnce(Paged list) {
        var whole = page(list, 0, 100);
        var total = whole.at("/page/totalElements").asInt();
        var pages = new ArrayList<JsonNode>();
        for (int page = 0; page * PER_PAGE < whole.get("content").size(); page++) {
            page(list, page, PER_PAGE).get("content").forEach(pages::add);
        }

        assertThat(pages).containsExactlyElementsOf(whole.get("content")).doesNotHaveDuplicates();
        assertThat(whole.get("content")).hasSize(Math.min(total, 100));
        if (list != Paged.DEAD_LETTERS) assertThat(total).isGreaterThanOrEqualTo(MANY);
        assertThat(page(list, 1, PER_PAGE).at("/page/totalElements").asInt()).isEqualTo(total);
    }

    @ParameterizedTest
    @EnumSource
    void pageBehindTheEndIsEmptyAndStillTellsTheTotal(Paged list) {
        var total = page(list, 0, 1).at("/page/totalElements").asInt();

        var behind = page(list, 1_000_000, 100);

        assertThat(behind.get("content")).isEmpty();
        assertThat(behind.at("/page/number").asInt()).isEqualTo(1_000_000);
        assertThat(behind.at("/page/size").asInt()).isEqualTo(100);
        assertThat(behind.at("/page/totalElements").asInt()).isEqualTo(total);
    }

    @ParameterizedTest
    @EnumSource
    void sizeIsLimited(Paged list) {
        for (var paging : List.of("size=101", "size=0", "page=-1", "page=1000001", "size=x")) {
            assertThat(api.call(GET, path(list) + "&" + paging, token(list), null)).hasStatus(400);
        }
    }

    private JsonNode page(Paged list, int page, int size) {
        var path = path(list) + "&page=%d&size=%d".formatted(page, size);
        var answer = api.call(GET, path, token(list), null);
        assertThat(answer).hasStatus(200);
        return api.body(answer);
    }

    private String path(Paged list) {
        Object of =
                switch (list) {
                    case BOOKS -> genre;
                    case REACTIONS -> child;
                    case REVIEWS -> book;
                    default -> post;
                };
        return "/api/v1" + list.path.formatted(of);
    }

    private String token(Paged list) {
        return switch (list) {
            case PROFILE_REQUESTS, DEAD_LETTERS, AUDIT -> admin.token();
            default -> member.token();
        };
    }

    private String reaction() {
        return "/children/%d/reactions/%d".formatted(child, book);
    }

    private long create(Api.Member caller, String path, String body) {
        return api.created("/api/v1" + path, caller.token(), body).get("id").asLong();
    }

    private void call(HttpMethod method, Api.Member caller, String path, String body) {
        assertThat(api.call(method, "/api/v1" + path, caller.token(), body).getResponse())
                .extracting(r -> r.getStatus() / 100)
                .isEqualTo(2);
    }
}

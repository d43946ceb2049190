package io.bookmaru.faults.workload;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Makes members, children and books that nobody has used before. Members may be made while things
/// are broken: whoever is not answered asks again.
public final class People {
    private static final String PASSWORD = "correct horse";

    private final Api api;
    private final Member admin;

    public People(Api api, String adminEmail, String adminPassword) {
        this.api = api;
        this.admin = new Member(0, logIn(adminEmail, adminPassword));
    }

    public Member admin() {
        return admin;
    }

    /// An address that was tried once may be taken, so each try has another one.
    public Member signUp(String displayName) {
        var email = new AtomicReference<>("");
        var answer =
                Persistent.until(() -> {
                    email.set(UUID.randomUUID() + "@example.org");
                    var form =
                            """
                            {"email": "%s", "password": "%s", "displayName": "%s"}
                            """
                                    .formatted(email.get(), PASSWORD, displayName);
                    return api.post("/api/v1/members", "", form);
                });
        return new Member(answer.body().get("id").asLong(), logIn(email.get(), PASSWORD));
    }

    private String logIn(String email, String password) {
        var form = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
        return Persistent.until(() -> api.post("/api/v1/tokens", "", form))
                .body()
                .get("accessToken")
                .asString();
    }

    public long[] children(Member parent, int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToLong(_ ->
                        made(
                                "/api/v1/children",
                                parent.token(),
                                "{\"nickname\": \"별이\", \"birthYear\": 2019}"))
                .toArray();
    }

    public long[] books(int count) {
        var run = UUID.randomUUID();
        return IntStream.range(0, count)
                .parallel()
                .mapToLong(i -> made("/api/v1/books", admin.token(), book(run, i)))
                .toArray();
    }

    private static String book(UUID run, int i) {
        return """
        {"title": "책 %d %s", "author": "이바다", "genres": ["genre%d", "genre%d"],
         "topics": ["topic%d"], "mbti": {"ei": 0.5, "sn": -0.25, "tf": %s, "jp": 0},
         "ageFrom": 4, "ageTo": 9}
        """
                .formatted(i, run, i % 7, 7 + i % 5, i % 11, (i % 9 - 4) / 4.0);
    }

    /// @return its id
    private long made(String path, String token, String form) {
        return Persistent.until(() -> api.post(path, token, form)).body().get("id").asLong();
    }
}

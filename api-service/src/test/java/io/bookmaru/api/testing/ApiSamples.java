package io.bookmaru.api.testing;

import io.bookmaru.api.signing.SealedBytes;
import io.bookmaru.testing.endpoint.Cast;
import io.bookmaru.testing.endpoint.Samples;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The things in `endpoints.txt`. They are written into the tables, since a thousand log-ins take
/// minutes.
public class ApiSamples implements Samples {
    private final JdbcClient jdbc;
    private final String passwordHash;
    private final SealedBytes sealed;

    public ApiSamples(ApplicationContext service) {
        this.jdbc = service.getBean(JdbcClient.class);
        this.sealed = service.getBean(SealedBytes.class);
        this.passwordHash = service.getBean(PasswordEncoder.class).encode(Api.PASSWORD);
    }

    /// Three new members, of whom the owner has a profile.
    @Override
    public Cast cast() {
        var owner = member(false);
        jdbc.sql(
                        """
                        insert into profiles (member_id, withdrawn, hobbies, interests, mbti, region,
                                              introduction, revision, changed_at)
                        values (:owner, false, '{독서}', '{그림책}', 'INFP', '서울', '', 1, now())
                        """)
                .param("owner", owner)
                .update();
        return new Cast(owner, member(false), member(true));
    }

    @Override
    public String of(String name, Cast cast) {
        return switch (name) {
            case "newEmail" -> UUID.randomUUID() + "@example.org";
            case "newTitle" -> "책 " + UUID.randomUUID();
            case "newRefreshToken" -> refreshToken(cast.owner());
            case "email" -> email(cast.owner());
            case "member" -> Long.toString(member(false));
            case "child", "newChild" -> child(cast.owner());
            case "erasure" -> erasure();
            case "republication" -> republication(cast.admin());
            case "book", "newBook" -> book();
            case "post" -> post(cast.owner());
            case "giveaway" -> giveaway("FIRST_COME", "now() + interval '1 day'", "null");
            case "enteredGiveaway" -> enteredGiveaway(cast.owner());
            case "drawnRaffle" -> drawnRaffle();
            case "profileRequest", "newProfileRequest" -> profileRequest();
            case "subscriptionRequest" -> subscriptionRequest(cast.owner());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private long member(boolean admin) {
        return jdbc.sql(
                        """
                        insert into members (email, password_hash, display_name, language, time_zone,
                                             admin, revision, created_at)
                        values (:email, :hash, '김하늘', 'ko', 'Asia/Seoul', :admin, 1, now())
                        returning id
                        """)
                .param("email", UUID.randomUUID() + "@example.org")
                .param("hash", passwordHash)
                .param("admin", admin)
                .query(Long.class)
                .single();
    }

    private String email(long member) {
        return jdbc.sql("select email from members where id = ?")
                .param(member)
                .query(String.class)
                .single();
    }

    private String refreshToken(long member) {
        var token = UUID.randomUUID().toString();
        jdbc.sql("insert into refresh_tokens values (?, ?, ?, now() + interval '1 day')")
                .params(sha256(token), UUID.randomUUID(), member)
                .update();
        return token;
    }

    private String child(long parent) {
        return id(
                """
                insert into children (member_id, nickname, birth_year, revision, created_at)
                values (?, '별이', 2019, 1, now()) returning id
                """,
                parent);
    }

    private String book() {
        return id(
                """
                insert into books (title, author, genres, topics, mbti_ei, mbti_sn, mbti_tf, mbti_jp,
                                   age_from, age_to, revision, changed_at)
                values (?, '이바다', '{fantasy}', '{sea}', 0, 0, 0, 0, 5, 9, 1, now()) returning id
                """,
                "책 " + UUID.randomUUID());
    }

    private String post(long author) {
        return id(
                """
                insert into posts (author_id, title, body, created_at)
                values (?, '제목', '내용', now()) returning id
                """,
                author);
    }

    /// Whose key of receipts the service can open, as it has closed it.
    private String giveaway(String mode, String closesAt, String drawnAt) {
        var name = UUID.randomUUID();
        var raffle = mode.equals("RAFFLE");
        return jdbc.sql(
                        """
                        insert into giveaways (title, mode, quota, opens_at, closes_at, sealed_as,
                                               receipt_key, seed, commitment, created_at, drawn_at)
                        values ('나눔', :mode, 10, now() - interval '1 day', %s, :name, :key, :seed,
                                :commitment, now(), %s)
                        returning id
                        """
                                .formatted(closesAt, drawnAt))
                .param("mode", mode)
                .param("name", name)
                .param("key", sealed.seal("receipts " + name, new byte[32]))
                .param("seed", raffle ? sealed.seal("seed " + name, new byte[32]) : null)
                .param("commitment", raffle ? new byte[32] : null)
                .query(Long.class)
                .single()
                .toString();
    }

    private String enteredGiveaway(long member) {
        var id = giveaway("FIRST_COME", "now() + interval '1 day'", "null");
        jdbc.sql(
                        """
                        insert into giveaway_entries (giveaway_id, member_id, place, record_offset)
                        values (?, ?, 1, 0)
                        """)
                .params(Long.parseLong(id), member)
                .update();
        return id;
    }

    private String drawnRaffle() {
        var id = giveaway("RAFFLE", "now() - interval '1 hour'", "now()");
        jdbc.sql("insert into raffle_draws values (?, ?, 0, ?, '')")
                .params(Long.parseLong(id), new byte[32], new byte[32])
                .update();
        return id;
    }

    /// A member has one at a time, so each is a new member's.
    private String profileRequest() {
        return id(
                """
                insert into profile_requests (member_id, type, status, hobbies, interests, mbti,
                                              region, introduction, created_at)
                values (?, 'REGISTER', 'PENDING', '{}', '{}', 'INFP', '서울', '', now()) returning id
                """,
                member(false));
    }

    private String subscriptionRequest(long member) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into subscription_requests (id, member_id, status, created_at)
                        values (?, ?, 'WAITING', now())
                        """)
                .params(id, member)
                .update();
        return id.toString();
    }

    private String erasure() {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into erasures (id, kind, subject_id, member_id, revision, child_ids,
                                              requested_at, completed_at, asked, ask_again_at)
                        values (?, 'CHILD', (random() * 1e15)::bigint, 1, 2, '{}', now(), now(), 1, now())
                        """)
                .param(id)
                .update();
        return id.toString();
    }

    private String republication(long admin) {
        return id(
                """
                insert into republications (requested_by, requested_at, finished_at)
                values (?, now(), now()) returning id
                """,
                admin);
    }

    private String id(String insert, Object parameter) {
        return jdbc.sql(insert).param(parameter).query(Long.class).single().toString();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

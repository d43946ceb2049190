package io.bookmaru.api.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Refresh tokens, of which only hashes are stored.
@Repository
class RefreshTokens {
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final RefreshTokenProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(JdbcClient jdbc, RefreshTokenProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    record Stored(UUID family, long memberId, Instant expiresAt, @Nullable Instant usedAt) {}

    String issue(UUID family, long memberId) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql(
                        """
                        insert into refresh_tokens (token_hash, family, member_id, expires_at)
                        values (:hash, :family, :memberId, :expiresAt)
                        """)
                .param("hash", hash(token))
                .param("family", family)
                .param("memberId", memberId)
                .param("expiresAt", utc(clock.instant().plus(properties.refreshLifetime())))
                .update();
        return token;
    }

    /// Locks the family until the transaction ends: of two uses at once the second one sees what
    /// the first has done, also of two tokens, when the older one revokes what the newer one gets.
    /// Before it the member, so that an erasure and a use do not wait for each other.
    Optional<Stored> findToUse(String token) {
        jdbc.sql(
                        """
                        select id from members
                        where id = (select member_id from refresh_tokens where token_hash = :hash)
                        for key share
                        """)
                .param("hash", hash(token))
                .query(Long.class)
                .optional();
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(hashtextextended(family::text, 0))
                        from refresh_tokens
                        where token_hash = :hash
                        """)
                .param("hash", hash(token))
                .query(row -> {});
        return jdbc.sql(
                        """
                        select family, member_id, expires_at, used_at
                        from refresh_tokens
                        where token_hash = :hash
                        """)
                .param("hash", hash(token))
                .query((row, n) -> {
                    var usedAt = row.getObject("used_at", OffsetDateTime.class);
                    return new Stored(
                            row.getObject("family", UUID.class),
                            row.getLong("member_id"),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                            usedAt == null ? null : usedAt.toInstant());
                })
                .optional();
    }

    void markUsed(String token) {
        jdbc.sql("update refresh_tokens set used_at = :now where token_hash = :hash")
                .param("now", utc(clock.instant()))
                .param("hash", hash(token))
                .update();
    }

    void revoke(UUID family) {
        jdbc.sql("delete from refresh_tokens where family = :family")
                .param("family", family)
                .update();
    }

    /// A token that was used is kept until then, so that its reuse is seen.
    void removeExpired() {
        jdbc.sql("delete from refresh_tokens where expires_at < :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

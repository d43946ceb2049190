package io.bookmaru.api.signing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys of all instances, private halves encrypted.
@Repository
class SigningKeys {
    private final JdbcClient jdbc;
    private final KeyEncryption encryption;

    SigningKeys(JdbcClient jdbc, KeyEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /// In the order in which they sign.
    List<SigningKey> all() {
        return jdbc.sql(
                        """
                        select id, encrypted_pair, created_at, signs_from
                        from signing_keys
                        order by signs_from, created_at, id
                        """)
                .query((row, n) ->
                        new SigningKey(
                                encryption.decrypt(
                                        row.getString("id"), row.getBytes("encrypted_pair")),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                row.getObject("signs_from", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Until the transaction ends nobody else changes the keys; they can be read.
    void lock() {
        jdbc.sql("lock table signing_keys in exclusive mode").update();
    }

    void insert(SigningKey key) {
        jdbc.sql(
                        """
                        insert into signing_keys (id, encrypted_pair, created_at, signs_from)
                        values (:id, :encryptedPair, :createdAt, :signsFrom)
                        """)
                .param("id", key.id())
                .param("encryptedPair", encryption.encrypt(key.pair()))
                .param("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
                .param("signsFrom", key.signsFrom().atOffset(ZoneOffset.UTC))
                .update();
    }

    void signFrom(String id, Instant time) {
        jdbc.sql("update signing_keys set signs_from = :time where id = :id")
                .param("id", id)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from signing_keys where id = :id").param("id", id).update();
    }
}

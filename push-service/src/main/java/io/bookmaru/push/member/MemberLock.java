package io.bookmaru.push.member;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Two transactions about one member that are committed at the same moment would each miss the
/// other: a notification and a new browser.
@Component
public class MemberLock {

    /// First half of the advisory lock's key, so that it collides with no other use of advisory
    /// locks.
    private static final int LOCK_CLASS = 0x0b0d;

    private final JdbcClient jdbc;

    MemberLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Held until the transaction ends.
    public void take(long memberId) {
        jdbc.sql("select pg_advisory_xact_lock(:class, hashint8(:memberId))")
                .param("class", LOCK_CLASS)
                .param("memberId", memberId)
                .query((_, _) -> true)
                .single();
    }
}

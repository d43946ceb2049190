package io.bookmaru.api.member;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

public interface Members extends JpaRepository<Member, Long> {

    /// @param email in lower case
    Optional<Member> findByEmail(String email);

    /// Locks the row, so that a member's changes are published in the order in which they are made.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Member m where m.id = :id")
    Optional<Member> findToChange(long id);
}

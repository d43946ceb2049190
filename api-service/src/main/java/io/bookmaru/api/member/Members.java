package io.bookmaru.api.member;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

public interface Members extends JpaRepository<Member, Long> {

    /// @param email in lower case
    Optional<Member> findByEmail(String email);

    /// Comes before the first write of a request that writes several rows of the member: until its
    /// transaction ends the member is not erased, and an erasure and the request do not wait for
    /// each other.
    ///
    /// @return false when there is no such member, or no longer
    default boolean keepFromErasure(long id) {
        return lockToRefer(id).isPresent();
    }

    @Query(value = "select id from members where id = :id for key share", nativeQuery = true)
    Optional<Long> lockToRefer(long id);

    /// Locks the row, so that a member's changes are published in the order in which they are made.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Member m where m.id = :id")
    Optional<Member> findToChange(long id);
}

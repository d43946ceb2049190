package io.bookmaru.api.child;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Children extends JpaRepository<Child, Long> {

    List<Child> findByMemberIdOrderById(long memberId);

    long countByMemberId(long memberId);

    Optional<Child> findByIdAndMemberId(long id, long memberId);

    /// Locks the row, so that each change has a revision of its own.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Child c where c.id = :id and c.memberId = :memberId")
    Optional<Child> findToChange(long id, long memberId);
}

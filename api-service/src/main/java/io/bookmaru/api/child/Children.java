package io.bookmaru.api.child;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Children extends JpaRepository<Child, Long> {

    List<Child> findByMemberIdOrderById(long memberId);

    Optional<Child> findByIdAndMemberId(long id, long memberId);
}

package io.bookmaru.benchmarks.naive;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Children extends JpaRepository<Child, Long> {
    Optional<Child> findByIdAndMemberId(long id, long memberId);
}

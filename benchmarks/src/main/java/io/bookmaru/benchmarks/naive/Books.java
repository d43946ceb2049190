package io.bookmaru.benchmarks.naive;

import org.springframework.data.jpa.repository.JpaRepository;

interface Books extends JpaRepository<Book, Long> {}

package io.bookmaru.benchmarks.naivetaste;

import org.springframework.data.jpa.repository.JpaRepository;

interface Books extends JpaRepository<Book, Long> {}

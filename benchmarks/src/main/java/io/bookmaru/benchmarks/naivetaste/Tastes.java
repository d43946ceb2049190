package io.bookmaru.benchmarks.naivetaste;

import org.springframework.data.jpa.repository.JpaRepository;

interface Tastes extends JpaRepository<Taste, Long> {}

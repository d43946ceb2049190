package io.bookmaru.benchmarks.naivetaste;

import org.springframework.data.jpa.repository.JpaRepository;

interface Histories extends JpaRepository<History, Long> {}

package io.bookmaru.benchmarks.naive;

import org.springframework.data.jpa.repository.JpaRepository;

interface Reactions extends JpaRepository<Reaction, Reaction.Id> {}

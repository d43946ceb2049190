package io.bookmaru.benchmarks.naive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "books")
class Book {
    @Id private long id;
}

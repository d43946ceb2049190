package io.bookmaru.benchmarks.naive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "children")
class Child {
    @Id private long id;
    private long memberId;
}

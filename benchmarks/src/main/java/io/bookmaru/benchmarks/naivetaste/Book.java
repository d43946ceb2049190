package io.bookmaru.benchmarks.naivetaste;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of preference-service's own table.
@Entity
@Table(name = "books")
class Book {
    @Id private long id;
    private String[] genres = {};
    private String[] topics = {};
    private double ei;
    private double sn;
    private double tf;
    private double jp;

    String[] genres() {
        return genres;
    }

    String[] topics() {
        return topics;
    }

    double ei() {
        return ei;
    }

    double sn() {
        return sn;
    }

    double tf() {
        return tf;
    }

    double jp() {
        return jp;
    }
}

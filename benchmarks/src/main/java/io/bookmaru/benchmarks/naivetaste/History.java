package io.bookmaru.benchmarks.naivetaste;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "naive_history")
class History {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private long childId;
    private String preferred = "";
    private double ei;
    private double sn;
    private double tf;
    private double jp;

    protected History() {}

    History(long childId, String preferred, List<Double> axes) {
        this.childId = childId;
        this.preferred = preferred;
        this.ei = axes.get(0);
        this.sn = axes.get(1);
        this.tf = axes.get(2);
        this.jp = axes.get(3);
    }
}

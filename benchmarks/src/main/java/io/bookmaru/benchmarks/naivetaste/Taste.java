package io.bookmaru.benchmarks.naivetaste;

import io.bookmaru.events.ReactionChanged;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Entity
@Table(name = "naive_tastes")
class Taste {
    @Id private long childId;

    @ElementCollection(fetch = FetchType.EAGER)
    @MapKeyColumn(name = "name")
    @Column(name = "score")
    private Map<String, Double> scores = new HashMap<>();

    private double ei;
    private double sn;
    private double tf;
    private double jp;

    protected Taste() {}

    Taste(long childId) {
        this.childId = childId;
    }

    void react(ReactionChanged.Kind kind, Book book) {
        double weight =
                switch (kind) {
                    case LIKE -> 2;
                    case DISLIKE -> -2;
                    case NONE -> 0;
                };
        for (var genre : book.genres()) scores.merge("GENRE " + genre, weight, Double::sum);
        for (var topic : book.topics()) scores.merge("TOPIC " + topic, weight, Double::sum);
        ei += weight * book.ei();
        sn += weight * book.sn();
        tf += weight * book.tf();
        jp += weight * book.jp();
    }

    History asHistory() {
        var preferred =
                scores.entrySet().stream()
                        .filter(score -> score.getValue() > 0)
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .limit(5)
                        .map(Map.Entry::getKey)
                        .toList();
        return new History(childId, String.join(",", preferred), List.of(ei, sn, tf, jp));
    }
}

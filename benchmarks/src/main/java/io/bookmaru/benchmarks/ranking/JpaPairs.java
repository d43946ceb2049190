package io.bookmaru.benchmarks.ranking;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/// Rankings as a beginner makes them: load everybody, score each pair, save each score.
final class JpaPairs implements AutoCloseable {

    @Entity
    @Table(name = "profile")
    static class Profile {
        @Id long member_id;
        String[] hobbies = {};
        String[] interests = {};
        @Nullable String mbti;
        @Nullable String region;
    }

    record PairId(long viewer, long other) implements Serializable {
        PairId() {
            this(0, 0);
        }
    }

    @Entity
    @Table(name = "pair_score")
    @IdClass(PairId.class)
    static class Pair {
        @Id long viewer;
        @Id long other;
        double score;
    }

    private final EntityManagerFactory factory;

    JpaPairs(String url, String user, String password) {
        this.factory =
                new HibernatePersistenceConfiguration("pairs")
                        .managedClasses(Profile.class, Pair.class)
                        .property(PersistenceConfiguration.JDBC_URL, url)
                        .property(PersistenceConfiguration.JDBC_USER, user)
                        .property(PersistenceConfiguration.JDBC_PASSWORD, password)
                        .property("hibernate.hbm2ddl.auto", "update")
                        .createEntityManagerFactory();
    }

    /// Of all pairs of the members with the lowest ids.
    Duration time(int members) {
        var started = System.nanoTime();
        factory.runInTransaction(session -> {
            session.createQuery("delete from JpaPairs$Pair").executeUpdate();
            var all =
                    session.createQuery(
                                    "from JpaPairs$Profile where member_id <= :most", Profile.class)
                            .setParameter("most", members)
                            .getResultList();
            for (var viewer : all) {
                for (var other : all) {
                    if (viewer == other) continue;
                    var pair = new Pair();
                    pair.viewer = viewer.member_id;
                    pair.other = other.member_id;
                    pair.score = score(viewer, other);
                    session.persist(pair);
                }
            }
        });
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static double score(Profile one, Profile other) {
        var common = new HashSet<>(List.of(one.hobbies));
        common.retainAll(List.of(other.hobbies));
        var alsoCommon = new HashSet<>(List.of(one.interests));
        alsoCommon.retainAll(List.of(other.interests));
        return 8.0 * common.size() + 6.0 * alsoCommon.size();
    }

    @Override
    public void close() {
        factory.close();
    }
}

package io.bookmaru.testing;

import org.testcontainers.utility.DockerImageName;

/// The images that tests run on when they run on containers: the versions that are embedded
/// otherwise.
///
/// `-Dbookmaru.test.image.postgres=…` and the like put others in their place.
final class ContainerImages {
    static final DockerImageName KAFKA = image("kafka", "apache/kafka:4.2.1", "apache/kafka");
    static final DockerImageName POSTGRES = image("postgres", "postgres:18.6", "postgres");
    static final DockerImageName REDIS = image("redis", "redis:7.0.15", "redis");

    private static DockerImageName image(String server, String standard, String kind) {
        var chosen = System.getProperty("bookmaru.test.image." + server, standard);
        return DockerImageName.parse(chosen).asCompatibleSubstituteFor(kind);
    }

    private ContainerImages() {}
}

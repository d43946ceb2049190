package io.bookmaru.infrastructure;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of one PostgreSQL cluster, open while its server is being started.
final class PostgresCluster implements AutoCloseable {
    private final Path folder;
    private final String password;

    private PostgresCluster(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    static PostgresCluster open(Path folder, String password) throws IOException {
        var cluster = new PostgresCluster(Files.createDirectories(folder), password);
        // An initialisation that was killed leaves files that look like a cluster.
        if (!Files.exists(cluster.complete())) Folders.delete(cluster.data());
        Files.deleteIfExists(cluster.passwordFile());
        Files.createFile(cluster.passwordFile(), asFileAttribute(fromString("rw-------")));
        Files.writeString(cluster.passwordFile(), password);
        return cluster;
    }

    EmbeddedPostgres.Builder configure(EmbeddedPostgres.Builder builder) {
        return builder.setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setConnectConfig("password", password)
                // "Locale" is where the library takes options of initdb. It would trust everyone.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile().toString())
                // The same order of text on every machine.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }

    /// To be asked once the server answers.
    Daemon postmaster() throws IOException {
        if (!Files.exists(complete())) Files.createFile(complete());
        return Daemon.of(data().resolve("postmaster.pid"));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(passwordFile());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path complete() {
        return folder.resolve("initialised");
    }

    private Path passwordFile() {
        return folder.resolve("superuser-password");
    }
}

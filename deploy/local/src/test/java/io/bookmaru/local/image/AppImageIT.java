package io.bookmaru.local.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.local.FakeHome;
import io.bookmaru.local.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppImageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String END = "-Dspring.context.exit=onRefresh";

    @TempDir Path folder;

    private Path data;
    private Path packed;

    @BeforeEach
    void build() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        packed =
                FakeHome.make(folder.resolve("home"))
                        .resolve("push-service/target/push-service.jar");
    }

    @Test
    void isUnpackedOncePerContent() throws Exception {
        var first = image();
        Files.createFile(first.jar().resolveSibling("trace"));

        assertThat(image()).isEqualTo(first);
        assertThat(first.jar().resolveSibling("trace")).exists();
    }

    @Test
    void givesWayToThatOfAnotherContent() throws Exception {
        var first = image();

        FakeHome.writeJar(packed, "changed");

        assertThat(image()).isNotEqualTo(first);
        assertThat(first.jar()).doesNotExist();
    }

    @Test
    void startsFromItsCacheOnceTrained() throws Exception {
        var cache = image().cache();
        assertThat(cache.use()).isEmpty();

        Training.start(List.of(() -> program(cache)));

        await().atMost(PATIENCE).until(cache::isRecorded);
        var strictly = new ArrayList<>(cache.use());
        strictly.add("-XX:AOTMode=on");
        assertThat(jvm(strictly).start().waitFor()).isZero();
    }

    @Test
    void goesWithoutCacheWhenTrainingIsStopped() throws Exception {
        var cache = image().cache();
        var training = Training.start(List.of(() -> program(cache)));

        training.stop();

        assertThat(cache.isRecorded()).isFalse();
        assertThat(jvm(cache.use()).start().waitFor()).isZero();
    }

    private AppImage image() throws IOException, InterruptedException {
        return AppImage.of(packed, data, folder.resolve("log"));
    }

    private Training.Program program(AotCache cache) throws IOException, InterruptedException {
        return new Training.Program(cache, jvm(cache.record()));
    }

    /// Ends as soon as it has started.
    private ProcessBuilder jvm(List<String> options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of(END, "-jar", image().jar().toString()));
        return Jvm.prepare(data, folder.resolve("log"), arguments);
    }
}

package io.bookmaru.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path folder;

    @Test
    void isItsOwnersAlone() throws Exception {
        DataFolder.open(folder.resolve("data")).close();

        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void isHeldByOneRunAtATime() throws Exception {
        try (var data = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .hasMessageContaining("Another run uses " + data)
                    .hasMessageContaining("BOOKMARU_DATA");
        }

        DataFolder.open(folder).close();
    }

    @Test
    void leavesOtherThingsAlone() throws Exception {
        var letter = Files.writeString(folder.resolve("letter"), "dear");

        assertThatThrownBy(() -> DataFolder.open(folder))
                .hasMessageContaining("holds something else than Bookmaru's data");

        assertThat(letter).hasContent("dear");
        assertThat(folder).isDirectoryNotContaining("glob:**bookmaru*");
    }

    @Test
    void staysHeldWhileEmptied() throws Exception {
        try (var data = DataFolder.open(folder)) {
            Files.writeString(data.folder("postgres/data").resolve("row"), "old");

            data.empty();

            assertThat(data.resolve("postgres")).doesNotExist();
            assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("Another run");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void losesWhatWasTemporary() throws Exception {
        try (var data = DataFolder.open(folder)) {
            Files.createFile(data.folder("tmp/tomcat").resolve("work"));

            data.tidy();

            assertThat(data.resolve("tmp")).doesNotExist();
        }
    }

    @Test
    void keepsTheLogsOfOneRunBefore() throws Exception {
        try (var data = DataFolder.open(folder)) {
            for (var run : new String[] {"first", "second", "third"}) {
                data.tidy();
                Files.writeString(data.folder("logs").resolve("kafka.log"), run);
            }

            assertThat(data.resolve("logs/kafka.log")).hasContent("third");
            assertThat(data.resolve("logs/previous/kafka.log")).hasContent("second");
        }
    }

    static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

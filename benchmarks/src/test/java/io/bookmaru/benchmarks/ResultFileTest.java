package io.bookmaru.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir Path folder;

    @Test
    void saysWhatWasMeasuredWhenAndOnWhat() throws Exception {
        var started = ZonedDateTime.parse("2026-11-21T09:05:00+09:00");
        var machine = new Machine("A processor", 2, 8L << 30, "Linux 6.1", "A JVM 25");
        var file = new ResultFile("p0", "P0: nothing", started, "abc1234", machine, "0.5");
        var table = new Result.Table(List.of("side", "rate"), List.of(List.of("subject", "12")));
        var result = new Result("P0: 12/s", table, List.of("with care", "twice"));

        var written = file.write(folder.resolve("results"), result);

        assertThat(written).hasFileName("p0-2026-11-21.md");
        assertThat(written)
                .hasContent(
                        """
                        # P0: nothing

                        **P0: 12/s**

                        - started: 2026-11-21 09:05 +09:00
                        - commit: abc1234
                        - machine: A processor, 2 cores, 8.0 GiB, Linux 6.1, A JVM 25
                        - load average before: 0.5

                        | side | rate |
                        | --- | --- |
                        | subject | 12 |

                        - with care
                        - twice
                        """);
    }
}

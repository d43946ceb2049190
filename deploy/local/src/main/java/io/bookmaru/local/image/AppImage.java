package io.bookmaru.local.image;

import io.bookmaru.local.process.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A program unpacked from its jar. That saves a quarter of its start, and only what is unpacked
/// can have an [AotCache].
public record AppImage(Path jar) {

    /// Unpacks what is not unpacked yet.
    ///
    /// @param data of the run, see [Jvm]
    public static AppImage of(Path packed, Path data, Path log)
            throws IOException, InterruptedException {
        var folder = ImageFolder.of(part -> unpack(packed, part, data, log), packed);
        return new AppImage(folder.resolve(packed.getFileName()));
    }

    public AotCache cache() {
        return new AotCache(jar.resolveSibling("start.aot"));
    }

    private static void unpack(Path packed, Path folder, Path data, Path log)
            throws IOException, InterruptedException {
        var arguments =
                List.of(
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--destination",
                        folder.toString());
        var exit = Jvm.prepare(data, log, arguments).start().waitFor();
        if (exit != 0) throw new IOException(packed + " cannot be unpacked, see " + log);
    }
}

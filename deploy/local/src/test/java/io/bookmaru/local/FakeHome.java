package io.bookmaru.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A project folder in which every program is a [FakeApp].
public final class FakeHome {

    public static Path make(Path folder) throws IOException {
        for (var app : App.values()) {
            var jar = app.jar(folder);
            Files.createDirectories(jar.getParent());
            writeJar(jar, "");
        }
        return folder;
    }

    /// @param variant tells it from others
    public static void writeJar(Path jar, String variant) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeApp.class.getName());
        var name = FakeApp.class.getName().replace('.', '/') + ".class";
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var compiled = FakeApp.class.getResourceAsStream("/" + name)) {
            output.putNextEntry(new JarEntry(name));
            compiled.transferTo(output);
            output.putNextEntry(new JarEntry("variant"));
            output.write(variant.getBytes(UTF_8));
        }
    }

    private FakeHome() {}
}

package io.bookmaru.api.burst;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A class of this class path, run in a JVM of its own.
record JavaProcess(Process process) implements AutoCloseable {

    static JavaProcess start(String main, File log, List<String> options, List<String> arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main);
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new JavaProcess(process);
    }

    /// SIGKILL: nothing of it runs any more when this returns.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) throw new IllegalStateException("Not killed");
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

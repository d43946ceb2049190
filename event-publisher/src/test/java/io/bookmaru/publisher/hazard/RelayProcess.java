package io.bookmaru.publisher.hazard;

import io.bookmaru.publisher.OutboxUnderTest;
import io.bookmaru.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A process that relays the outbox of a schema and says what it does, a line for each thing.
class RelayProcess implements AutoCloseable {
    static final String STARTED = "STARTED";

    /// Kafka has acknowledged a batch, and the process waits for its end instead of deleting it.
    static final String ACKNOWLEDGED = "ACKNOWLEDGED";

    static final String RELAYED = "RELAYED";

    private final Process process;
    private final BufferedReader lines;

    private RelayProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /// @param batches that it relays before it stops short of deleting one; negative: all
    static RelayProcess start(String schema, int batches, String... options) throws IOException {
        var servers = TestServers.running();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        RelayProcess.class.getName(),
                        servers.bootstrapServers(),
                        servers.jdbcUrl(),
                        servers.databaseUser(),
                        servers.databasePassword(),
                        schema,
                        Integer.toString(batches)));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new RelayProcess(builder.start());
    }

    /// Passes over what else it says.
    void await(String expected) throws IOException {
        String line;
        do {
            line = lines.readLine();
            if (line == null) throw new IllegalStateException("Relay ended before " + expected);
        } while (!line.equals(expected));
    }

    /// SIGKILL: nothing of it runs any more when this returns.
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) throw new IllegalStateException("Not killed");
    }

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("logging.level.root", "warn");
        var outbox = new OutboxUnderTest(args[0], args[1], args[2], args[3], args[4]);
        var batches = new AtomicInteger(Integer.parseInt(args[5]));
        var relay =
                outbox.relay(() -> {
                    if (batches.getAndDecrement() == 0) waitForTheEnd();
                    System.out.println(RELAYED);
                });
        System.out.println(STARTED);
        relay.start();
        Thread.currentThread().join();
    }

    private static void waitForTheEnd() {
        System.out.println(ACKNOWLEDGED);
        while (true) LockSupport.park();
    }
}

package io.bookmaru.local;

import io.bookmaru.infrastructure.KafkaServer;
import java.io.OutputStream;
import java.nio.file.Path;

/// Kafka in a JVM of its own, so that it can be killed and restarted apart.
///
/// Says `ready` on its output when it is, and stops when its input ends: then whoever started it is
/// gone.
final class KafkaMain {
    static final String READY = "ready";

    public static void main(String[] arguments) throws Exception {
        var server =
                KafkaServer.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(READY);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private KafkaMain() {}
}

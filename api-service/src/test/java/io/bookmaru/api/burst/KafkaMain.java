package io.bookmaru.api.burst;

import io.bookmaru.infrastructure.KafkaServer;
import java.nio.file.Path;

/// A broker that can be killed: its folder and its two ports.
final class KafkaMain {
    static final String STARTED = "STARTED";

    public static void main(String[] args) throws Exception {
        var kafka =
                KafkaServer.start(
                        Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        System.out.println(STARTED);
        kafka.awaitShutdown();
    }

    private KafkaMain() {}
}

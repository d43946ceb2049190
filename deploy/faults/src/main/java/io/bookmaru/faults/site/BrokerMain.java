package io.bookmaru.faults.site;

import io.bookmaru.infrastructure.KafkaNode;
import io.bookmaru.infrastructure.KafkaServer;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// A Kafka node in a JVM of its own. Says `ready` when it is, and stops when its input ends: then
/// whoever started it is gone.
final class BrokerMain {
    static final String READY = "ready";

    public static void main(String[] arguments) throws Exception {
        var node =
                new KafkaNode(
                        arguments[1],
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]),
                        Arrays.stream(arguments[6].split(",")).map(Integer::valueOf).toList());
        var server = KafkaServer.start(Path.of(arguments[0]), node);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(READY);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private BrokerMain() {}
}

package io.bookmaru.infrastructure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// Which node of a cluster, and where it is found.
///
/// @param clusterId the same for all nodes of a cluster
/// @param id from 1
/// @param port where it listens for clients
/// @param advertisedPort where clients are told that it is: another one when something that they
///   shall pass stands between
/// @param internalPort where it listens for its peers, if it has any
/// @param controllerPorts of all nodes, in the order of their ids
public record KafkaNode(
        String clusterId,
        int id,
        int port,
        int advertisedPort,
        int internalPort,
        List<Integer> controllerPorts) {

    /// A cluster of one.
    public static KafkaNode alone(int port, int controllerPort) {
        return alone(port, port, controllerPort);
    }

    public static KafkaNode alone(int port, int advertisedPort, int controllerPort) {
        return new KafkaNode(
                Uuid.randomUuid().toString(),
                1,
                port,
                advertisedPort,
                port,
                List.of(controllerPort));
    }

    boolean isAlone() {
        return controllerPorts.size() == 1;
    }

    int controllerPort() {
        return controllerPorts.get(id - 1);
    }

    String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(voter -> voter + "@127.0.0.1:" + controllerPorts.get(voter - 1))
                .collect(Collectors.joining(","));
    }
}

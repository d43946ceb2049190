package io.bookmaru.benchmarks.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.mortbay.jetty.load.generator.LoadGenerator;
import org.mortbay.jetty.load.generator.Resource;

/// Jetty's load generator, sending `GET` requests on a schedule, one after the other of a list and
/// then from its beginning. Nothing waits for an answer but its own measurement, so a slow answer
/// keeps no other request from being sent (no coordinated omission).
public final class PacedRequests {
    private static final int CONNECTIONS = 64;

    /// @param path with its query
    public record Get(String path, String token) {}

    private final URI service;
    private final List<Get> requests;

    public PacedRequests(URI service, List<Get> requests) {
        this.service = service;
        this.requests = List.copyOf(requests);
    }

    public PacedLoad run(int perSecond, Duration time) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Resource.Info>();
        var generator = generator(perSecond, time, answers);
        try {
            generator.begin().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return PacedLoad.of(perSecond, answers);
    }

    private LoadGenerator generator(int perSecond, Duration time, Queue<Resource.Info> answers) {
        return LoadGenerator.builder()
                .host(service.getHost())
                .port(service.getPort())
                .resource(new Resource("/"))
                .requestListener(new Rotation(requests))
                .resourceListener((Resource.NodeListener) answers::add)
                .resourceRate(perSecond)
                .iterationsPerThread(Math.toIntExact(perSecond * time.toSeconds()))
                .channelsPerUser(CONNECTIONS)
                .maxRequestsQueued(Integer.MAX_VALUE)
                .build();
    }

    /// Makes each request the next one of the list, at the last moment at which a listener may.
    private record Rotation(List<Get> requests, AtomicInteger count) implements Request.Listener {

        Rotation(List<Get> requests) {
            this(requests, new AtomicInteger());
        }

        @Override
        public void onBegin(Request request) {
            var next = requests.get(Math.floorMod(count.getAndIncrement(), requests.size()));
            var query = next.path().indexOf('?');
            request.path(query < 0 ? next.path() : next.path().substring(0, query));
            if (query >= 0) {
                for (var parameter : next.path().substring(query + 1).split("&")) {
                    var parts = parameter.split("=", 2);
                    request.param(parts[0], parts[1]);
                }
            }
            request.headers(
                    headers -> headers.put(HttpHeader.AUTHORIZATION, "Bearer " + next.token()));
        }
    }
}

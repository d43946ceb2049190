package io.bookmaru.testing.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.endpoint.Endpoints;
import io.bookmaru.testing.endpoint.Refusal;
import io.bookmaru.testing.endpoint.RunningService;
import io.bookmaru.testing.endpoint.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sends generated bodies to every endpoint of a service that writes, and asserts that none fails
/// there, tells of the code or changes what is not the caller's to change.
///
/// `-Dbookmaru.test.bodies=1000` sends that many to each; `-Dbookmaru.test.seed=…` makes others.
/// The short form sends fewer to what needs no token, since passwords take long to hash.
public final class SendGeneratedBodies {
    private static final int BODIES = Integer.getInteger("bookmaru.test.bodies", 150);
    private static final int BODIES_WITHOUT_TOKEN = Integer.getInteger("bookmaru.test.bodies", 30);
    private static final long SEED = Long.getLong("bookmaru.test.seed", 20_261_121);
    private static final int AT_ONCE = 4;

    private final RunningService service;
    private final List<Endpoints.Write> writes;
    private final PrivilegedRows privileged;
    private final Collection<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private SendGeneratedBodies(
            ApplicationContext context, Samples samples, List<String> privileged) {
        this.service = new RunningService(context);
        this.writes = Endpoints.writesOf(context, samples);
        this.privileged = new PrivilegedRows(context.getBean(JdbcClient.class), privileged);
    }

    /// @param privileged queries whose rows no body may change; each may name `:caller`
    public static void toEveryWriteOf(
            ApplicationContext service, Samples samples, List<String> privileged) {
        new SendGeneratedBodies(service, samples, privileged).sendAndAssert();
    }

    private void sendAndAssert() {
        for (var write : writes) {
            // So that what the path and the body name is there already.
            write.fill().apply(write.path() + write.body());
            var before = privileged.read(write.caller());
            var began = System.nanoTime();
            sendTo(write);
            // What an endpoint changes that reads no body was not the body's doing.
            if (write.takesBody()) {
                assertThat(privileged.read(write.caller()))
                        .as("rows after " + write)
                        .isEqualTo(before);
            }
            tell(write, began);
        }
        assertThat(wrong).as("with seed " + SEED).isEmpty();
        System.out.printf(
                "FIGURE generated bodies %s: %d endpoints x %d (%d without a token), 0 x 5xx,"
                        + " 0 privileged fields changed; %d accepted, seed %d%n",
                service.name(), writes.size(), BODIES, BODIES_WITHOUT_TOKEN, accepted.get(), SEED);
    }

    private void sendTo(Endpoints.Write write) {
        var bodies = new GeneratedBodies(SEED ^ write.toString().hashCode());
        var number = write.token() == null ? BODIES_WITHOUT_TOKEN : BODIES;
        var sent =
                IntStream.range(0, number)
                        .mapToObj(n -> bodies.next(n, write.fill().apply(write.body())))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var body : sent) threads.submit(() -> sendTo(write, body));
        }
    }

    private void sendTo(Endpoints.Write write, GeneratedBody body) {
        try {
            var answer = send(write, body);
            if (answer.statusCode() < 300) accepted.incrementAndGet();
            fault(write, body, answer)
                    .ifPresent(fault -> wrong.add(write + " " + body + "\n  -> " + fault));
        } catch (RuntimeException e) {
            wrong.add(write + " " + body + "\n  -> " + e + " " + e.getCause());
        }
    }

    private Optional<String> fault(
            Endpoints.Write write, GeneratedBody body, HttpResponse<String> answer) {
        if (body.privileged() && write.takesBody() && answer.statusCode() < 400)
            return Optional.of(answer.statusCode() + " (expected: 4xx)");
        return Refusal.fault(answer);
    }

    private HttpResponse<String> send(Endpoints.Write write, GeneratedBody body) {
        var request =
                service.request(write.fill().apply(write.path()))
                        .method(write.method(), BodyPublishers.ofByteArray(body.bytes()));
        if (!body.contentType().isEmpty()) request.header("Content-Type", body.contentType());
        if (write.token() != null) request.header("Authorization", "Bearer " + write.token());
        return service.send(request.build());
    }

    private static void tell(Endpoints.Write write, long began) {
        if (!Boolean.getBoolean("bookmaru.test.tell")) return;
        System.out.printf(Locale.ROOT, "%6.1f s %s%n", (System.nanoTime() - began) / 1e9, write);
    }
}

package io.bookmaru.benchmarks.push;

import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.push.webpush.PushMessage;
import io.bookmaru.push.webpush.PushRequest;
import io.bookmaru.push.webpush.PushRequests;
import io.bookmaru.push.webpush.ReceiverKeys;
import io.bookmaru.push.webpush.Urgency;
import io.bookmaru.push.webpush.VapidKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A message made ready to be posted: the browser's keys read, 200 bytes encrypted, headers set.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public class EncryptAndSign {
    /// More push services than there are tokens kept, so that none is used again.
    private static final int ORIGINS = 2_000;

    private final byte[] plaintext = new byte[200];
    private final List<URI> endpoints =
            IntStream.range(0, ORIGINS)
                    .mapToObj(i -> URI.create("https://push" + i + ".example.com/1"))
                    .toList();
    private PushRequests requests;
    private VapidKey key;
    private String p256dh;
    private String auth;
    private int count;

    @Setup
    public void prepare() throws IOException {
        new Random().nextBytes(plaintext);
        key = VapidKey.read(VapidKeyFile.in(Files.createTempDirectory("p6")));
        requests = PushRequests.of(URI.create("mailto:admin@bookmaru.local"), Clock.systemUTC());
        try (var pushService = FakePushService.start()) {
            var browser = pushService.newBrowser();
            p256dh = browser.p256dh();
            auth = browser.auth();
        }
    }

    /// All that `generateRequestDetails` does: a token is signed for each message.
    @Benchmark
    public PushRequest encryptAndSign() {
        return request(endpoints.get(count++ % ORIGINS));
    }

    /// As the service does it: the token of a push service is used again.
    @Benchmark
    public PushRequest encrypt() {
        return request(endpoints.getFirst());
    }

    private PushRequest request(URI endpoint) {
        return requests.of(
                new PushMessage(
                        endpoint,
                        ReceiverKeys.parse(p256dh, auth),
                        key,
                        plaintext,
                        Duration.ofDays(1),
                        Urgency.NORMAL,
                        "comment-501"));
    }
}

package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.endpoint.HostileEndpoints;
import io.bookmaru.events.SubscriptionRequested.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.endpoint.LyingNames;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.FakePushService;
import io.bookmaru.push.testing.VapidKeyFile;
import io.bookmaru.push.webpush.AddressLookup;
import io.bookmaru.push.webpush.PushMessage;
import io.bookmaru.push.webpush.PushOutcome;
import io.bookmaru.push.webpush.ReceiverKeys;
import io.bookmaru.push.webpush.Urgency;
import io.bookmaru.push.webpush.VapidKey;
import io.bookmaru.push.webpush.WebPushSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileEndpointsIT extends PushServiceTest {

    /// Where allow-listed names are said to lead.
    private static final List<String> INSIDE =
            List.of(
                    "127.0.0.1",
                    "127.0.0.2",
                    "0.0.0.0",
                    "10.0.0.1",
                    "172.16.0.1",
                    "192.168.0.1",
                    "169.254.169.254",
                    "100.64.0.1",
                    "192.0.0.192",
                    "198.18.0.1",
                    "224.0.0.1",
                    "240.0.0.1",
                    "255.255.255.255",
                    "::1",
                    "::",
                    "::127.0.0.1",
                    "64:ff9b::7f00:1",
                    "64:ff9b:1::7f00:1",
                    "2002:7f00:1::",
                    "2001:0:7f00:1::",
                    "2001:db8::1",
                    "fd00:ec2::254",
                    "fe80::1",
                    "fec0::1",
                    "ff02::1",
                    "3fff::1",
                    "5f00::1",
                    "100::1");

    @TempDir static Path folder;

    private Tripwire tripwire;

    @BeforeEach
    void layTripwire() throws IOException {
        tripwire = new Tripwire();
        tripwire.tryOut();
        await().until(() -> tripwire.connections() == 2 * tripwire.ports());
        tripwire.reset();
    }

    @AfterEach
    void clearTripwire() throws IOException {
        tripwire.close();
    }

    @Test
    void areNeitherAcceptedNorConnectedTo() throws Exception {
        var hostile = HostileEndpoints.all(tripwire.port());
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();

        var accepted = acceptedByTheService(hostile);
        var sent = sentToWhatIsPlanted(hostile);

        assertThat(accepted).isZero();
        assertThat(sent).isZero();
        assertThat(tripwire.connections()).isZero();
        System.out.printf(
                "FIGURE %d hostile endpoints: %d accepted; planted in the database with %d names that"
                        + " lead inside and 4 redirects: %d connections to %d watched ports%n",
                hostile.size(),
                accepted,
                INSIDE.size() + 1,
                tripwire.connections(),
                tripwire.ports());
    }

    /// The name is public when it is checked and leads inside a moment later.
    @Test
    void cannotChangeTheirAddressBetweenCheckAndConnection() throws Exception {
        var names =
                new LyingNames()
                        .answer("rebinding.test", "127.0.0.2")
                        .answer("rebinding.test", "127.0.0.1");
        var lookup =
                names.behindTheCheck(
                        List.of(), address -> address.getHostAddress().equals("127.0.0.2"));
        try (var outside = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.2"));
                var inside =
                        new ServerSocket(
                                outside.getLocalPort(), 10, InetAddress.ofLiteral("127.0.0.1"));
                var sender = sender(List.of("http://127.0.0.1:1"), lookup)) {
            var sending = sender.part(WebPushSender.class);
            var endpoint = URI.create("http://rebinding.test:" + outside.getLocalPort() + "/1");
            var first = Thread.ofVirtual().start(() -> sending.send(message(endpoint)));
            outside.accept().close();
            first.join();
            assertThat(names.questions()).isEqualTo(1);

            var second = sending.send(message(endpoint));

            assertThat(second).isEqualTo(new PushOutcome.OffLimits());
            assertThat(names.questions()).isEqualTo(2);
            inside.setSoTimeout(1);
            assertThat(hasVisitor(inside)).isFalse();
        }
    }

    private static boolean hasVisitor(ServerSocket socket) throws IOException {
        try (var _ = socket.accept()) {
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    /// As api-service asks for them.
    private long acceptedByTheService(List<String> hostile) {
        var member = newMember();
        var keys = pushService.newBrowser();
        var requests =
                hostile.stream()
                        .map(endpoint ->
                                Events.request(
                                        member,
                                        Kind.SUBSCRIBE,
                                        endpoint,
                                        keys.p256dh(),
                                        keys.auth()))
                        .toList();
        requests.forEach(request -> publish(Topics.SUBSCRIPTION_REQUEST, member, request));
        var ids =
                requests.stream()
                        .map(request -> request.requestId().toString())
                        .toArray(String[]::new);
        await().until(() -> answered(ids) == hostile.size());
        return jdbc.sql("select count(*) from subscription where member_id = ?")
                .param(member)
                .query(Long.class)
                .single();
    }

    private long answered(String[] requestIds) {
        return jdbc.sql("select count(*) from answered_request where request_id = any(?::uuid[])")
                .param(requestIds)
                .query(Long.class)
                .single();
    }

    /// @return deliveries that ended in anything but a refusal by ourselves, or of a redirect
    private long sentToWhatIsPlanted(List<String> hostile) throws IOException {
        var schema = TestSchema.create();
        var names = new LyingNames();
        var leadingInside = new ArrayList<String>();
        for (var address : INSIDE) {
            var name = "n" + leadingInside.size() + ".push.services.mozilla.com";
            names.answer(name, address);
            leadingInside.add("https://" + name + "/1");
        }
        names.answer("both.push.services.mozilla.com", "8.8.8.8", "127.0.0.1");
        leadingInside.add("https://both.push.services.mozilla.com/1");
        var storable = hostile.stream().filter(endpoint -> endpoint.indexOf(0) < 0).toList();
        try (var redirecting = FakePushService.start();
                var sender =
                        sender(
                                schema,
                                List.of(redirecting.origin()),
                                names.behindTheCheck(List.of(redirecting.origin())))) {
            var keys = redirecting.newBrowser();
            schema.subscribe(
                    1, Stream.concat(storable.stream(), leadingInside.stream()).toList(), keys);
            schema.plan(1, 1);
            for (int status : List.of(301, 302, 307, 308)) {
                var browser = redirecting.newBrowser();
                browser.answersWith(
                        Answer.status(status)
                                .with("Location", "http://127.0.0.1:" + tripwire.port() + "/1"));
                schema.subscribe(2, browser);
            }
            schema.plan(2, 1);
            await().until(() ->
                    schema.count("select count(*) from delivery where state = 'WAITING'") == 0);
            assertThat(schema.states(2)).isEqualTo(Map.of("REJECTED", 4L));
        }
        return schema.count(
                "select count(*) from delivery where not (state = 'REJECTED' or reason like 'endpoint: %')");
    }

    private static SenderInstance sender(List<String> origins, AddressLookup lookup) {
        return sender(TestSchema.create(), origins, lookup);
    }

    private static SenderInstance sender(
            TestSchema schema, List<String> origins, AddressLookup lookup) {
        return SenderInstance.in(
                        schema,
                        Map.of(
                                "bookmaru.vapid.private-key", VapidKeyFile.in(folder).toString(),
                                "endpoints.extra-origins", String.join(",", origins)))
                .with(AddressLookup.class, lookup)
                .start();
    }

    private static PushMessage message(URI endpoint) {
        var keys = pushService.newBrowser();
        return new PushMessage(
                endpoint,
                ReceiverKeys.parse(keys.p256dh(), keys.auth()),
                VapidKey.read(VapidKeyFile.in(folder)),
                new byte[1],
                Duration.ofHours(1),
                Urgency.NORMAL,
                "t");
    }
}

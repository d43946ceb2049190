package io.bookmaru.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bookmaru.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.endpoint.EndpointVerdict.Refused;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPolicyTest {
    private final EndpointPolicy policy = policy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://jmt17.google.com/fcm/send/abc",
                "https://updates.push.services.mozilla.com/wpush/v2/abc",
                "https://web.push.apple.com/abc",
                "https://wns2-by3p.notify.windows.com/w/?token=abc%2bdef",
                "https://fcm.googleapis.com:443/fcm/send/abc",
                "HTTPS://FCM.googleapis.com/fcm/send/abc"
            })
    void allowsKnownPushServices(String endpoint) {
        assertThat(policy.judge(endpoint)).isEqualTo(new Allowed(URI.create(endpoint)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/push/1",
                "fcm.googleapis.com/1",
                "//fcm.googleapis.com/1",
                "https:///fcm.googleapis.com/1",
                "https:fcm.googleapis.com/1",
                "http://fcm.googleapis.com/1",
                "ftp://fcm.googleapis.com/1",
                "file:///etc/passwd",
                "jar:https://fcm.googleapis.com/1!/",
                "https://fcm.googleapis.com:8443/1",
                "https://fcm.googleapis.com:80/1",
                "https://fcm.googleapis.com:0/1",
                "https://fcm.googleapis.com:99999999999/1",
                "https://fcm.googleapis.com./1",
                "https://.fcm.googleapis.com/1",
                "https://fcm.googleapis.com@127.0.0.1/1",
                "https://user@fcm.googleapis.com/1",
                "https://user:password@fcm.googleapis.com/1",
                "https://@fcm.googleapis.com/1",
                "https://fcm.googleapis.com/1#fragment",
                "https://fcm.googleapis.com/1#",
                "https://fcm.googleapis.com#@127.0.0.1/",
                "https://127.0.0.1#.fcm.googleapis.com/",
                "https://127.0.0.1?.fcm.googleapis.com/",
                "https://127.0.0.1/.fcm.googleapis.com/1",
                "https://127.0.0.1\\@fcm.googleapis.com/1",
                "https://127.0.0.1%2f@fcm.googleapis.com/1",
                "https://127.0.0.1%00.fcm.googleapis.com/1",
                "https://fcm.googleapis.com\t.evil.test/1",
                "https://fcm.googleapis.com .evil.test/1",
                "https://fcm.googleapis.com.evil.test/1",
                "https://evilfcm.googleapis.com.test/1",
                "https://evilfcm.googleapis.com/1",
                "https://evil_host.fcm.googleapis.com/1",
                "https://googleapis.com/1",
                "https://storage.googleapis.com/1",
                "https://fcm.googleapis.com.127.0.0.1.nip.io/1",
                "https://ｆcm.googleapis.com/1",
                "https://fcm。googleapis。com/1",
                "https://fcm.googleapіs.com/1",
                "https://xn--fcm-5cd.googleapis.com/1",
                "https://fcm.googleapis.com/한글",
                "https://fcm.googleapis.com/\u0000",
                "https://fcm.googleapis.com/\r\nHost: evil.test",
                "https://127.0.0.1/1",
                "https://127.1/1",
                "https://2130706433/1",
                "https://0x7f.1/1",
                "https://0/1",
                "https://10.0.0.1/1",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/1",
                "https://[::ffff:127.0.0.1]/1",
                "https://[fd00::1]/1",
                "https://[fe80::1%25eth0]/1",
                "https://localhost/1",
                "https://fcm.googleapis.com:/1",
                "https://xn--ls8h.push.services.mozilla.com/1",
                "https://kafka:9092/1"
            })
    void refusesAnythingElse(String endpoint) {
        assertThat(policy.judge(endpoint)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesALongEndpoint() {
        var longest = "https://fcm.googleapis.com/" + "a".repeat(1024 - 27);

        assertThat(policy.judge(longest)).isInstanceOf(Allowed.class);
        assertThat(policy.judge(longest + "a"))
                .isEqualTo(new Refused("longer than 1024 characters"));
    }

    @Test
    void allowsExtraOriginsAsTheyAre() {
        var policy = policy("http://127.0.0.1:9100", "https://push.example.com:8443");

        assertThat(policy.judge("http://127.0.0.1:9100/push/1")).isInstanceOf(Allowed.class);
        assertThat(policy.judge("https://push.example.com:8443/1")).isInstanceOf(Allowed.class);
        assertThat(policy.judge("http://127.0.0.1:9101/push/1")).isInstanceOf(Refused.class);
        assertThat(policy.judge("http://127.0.0.1:9100@evil.test/1")).isInstanceOf(Refused.class);
        assertThat(policy.judge("https://push.example.com/1")).isInstanceOf(Refused.class);
        assertThat(policy.judge("https://a.push.example.com:8443/1")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.com",
                "http://10.0.0.1:9100",
                "http://127.evil.test",
                "http://127.0.0.1.evil.test",
                "push.example.com",
                "https://push.example.com/path",
                "https://user@push.example.com"
            })
    void refusesToStartWithAnExtraOriginThatIsNone(String origin) {
        assertThatIllegalStateException()
                .isThrownBy(() -> policy(origin))
                .withMessageStartingWith("extra origin: " + origin);
    }

    private static EndpointPolicy policy(String... extraOrigins) {
        var hosts =
                List.of(
                        "fcm.googleapis.com",
                        "jmt17.google.com",
                        "push.services.mozilla.com",
                        "web.push.apple.com",
                        "notify.windows.com");
        return new EndpointPolicy(
                new EndpointProperties(hosts, Stream.of(extraOrigins).map(URI::create).toList()));
    }
}

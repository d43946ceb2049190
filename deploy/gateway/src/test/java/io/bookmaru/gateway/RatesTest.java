package io.bookmaru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.gateway.RateProperties.Limit;
import io.bookmaru.gateway.RateProperties.Per;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RatesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void fillUpAgainEvenly() {
        var rates = rates(limit(Per.CLIENT, "/**", 6));
        for (int i = 0; i < 6; i++) assertThat(refused(rates, get("/a"))).isFalse();

        assertThat(rates.refuse(get("/a")))
                .contains(new Rates.Refusal("limit", Duration.ofSeconds(10)));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(refused(rates, get("/a"))).isFalse();
        assertThat(refused(rates, get("/a"))).isTrue();
        nanos.addAndGet(MINUTE.toNanos());
        for (int i = 0; i < 6; i++) assertThat(refused(rates, get("/a"))).isFalse();
        assertThat(refused(rates, get("/a"))).isTrue();
    }

    @Test
    void countEachClientAlone() {
        var rates = rates(limit(Per.CLIENT, "/**", 1));

        assertThat(refused(rates, from("203.0.113.1"))).isFalse();
        assertThat(refused(rates, from("203.0.113.2"))).isFalse();
        assertThat(refused(rates, from("203.0.113.1"))).isTrue();
        assertThat(refused(rates, from("2001:db8:0:1::1"))).isFalse();
        assertThat(refused(rates, from("2001:db8:0:1::2"))).isTrue();
        assertThat(refused(rates, from("2001:db8:0:2::1"))).isFalse();
    }

    @Test
    void countEachMemberAlone() {
        var rates = rates(limit(Per.MEMBER, "/**", 1));

        assertThat(refused(rates, of("1"))).isFalse();
        assertThat(refused(rates, of("2"))).isFalse();
        assertThat(refused(rates, of("1"))).isTrue();
    }

    @Test
    void letNobodyUseUpAMembersCallsFromElsewhere() {
        var rates = rates(limit(Per.MEMBER, "/**", 1));
        var forged = of("1");
        forged.setRemoteAddr("203.0.113.66");

        assertThat(refused(rates, forged)).isFalse();
        assertThat(refused(rates, forged)).isTrue();
        assertThat(refused(rates, of("1"))).isFalse();
    }

    @Test
    void stopAClientThatInventsMembers() {
        var rates =
                new Rates(
                        new RateProperties(
                                Map.of(
                                        "client", limit(Per.CLIENT, "/**", 5),
                                        "member", limit(Per.MEMBER, "/**", 2)),
                                100),
                        time());

        long refused = 0;
        for (int i = 0; i < 10; i++) if (refused(rates, of("invented-" + i))) refused++;

        assertThat(refused).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic abc",
                "Bearer",
                "Bearer a.b",
                "Bearer a.%%%.c",
                "Bearer a.bm90IGpzb24.c",
                "Bearer a.e30.c",
                "Bearer a.eyJzdWIiOnt9fQ.c",
            })
    void countWhatIsNoTokenForItsClient(String authorization) {
        var rates = rates(limit(Per.MEMBER, "/**", 1));
        var request = get("/a");
        request.addHeader("Authorization", authorization);

        assertThat(refused(rates, get("/a"))).isFalse();
        assertThat(refused(rates, request)).isTrue();
    }

    @Test
    void matchMethodAndPathHoweverTheyAreWritten() {
        var rates = rates(new Limit(Per.CLIENT, "POST", List.of("/tokens", "/posts/*"), 1, MINUTE));

        assertThat(refused(rates, new MockHttpServletRequest("POST", "/tokens"))).isFalse();
        assertThat(refused(rates, new MockHttpServletRequest("GET", "/tokens"))).isFalse();
        assertThat(refused(rates, new MockHttpServletRequest("POST", "/else"))).isFalse();
        assertThat(refused(rates, new MockHttpServletRequest("POST", "/%74okens"))).isTrue();
        assertThat(refused(rates, new MockHttpServletRequest("POST", "/tokens;a=b"))).isTrue();
        assertThat(refused(rates, new MockHttpServletRequest("POST", "/posts/1"))).isTrue();
    }

    @Test
    void remainBoundedWhoeverCalls() {
        var rates =
                new Rates(
                        new RateProperties(Map.of("limit", limit(Per.MEMBER, "/**", 1)), 50),
                        time());

        for (int i = 0; i < 5_000; i++) rates.refuse(of("invented-" + i));

        assertThat(rates.remembered()).isLessThanOrEqualTo(50);
    }

    @Test
    void areOffAtZero() {
        var rates = rates(limit(Per.CLIENT, "/**", 0));

        assertThat(refused(rates, get("/a"))).isFalse();
    }

    private Rates rates(Limit limit) {
        return new Rates(new RateProperties(Map.of("limit", limit), 100), time());
    }

    private TimeMeter time() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private static Limit limit(Per per, String path, long calls) {
        return new Limit(per, null, List.of(path), calls, MINUTE);
    }

    private static boolean refused(Rates rates, MockHttpServletRequest request) {
        return rates.refuse(request).isPresent();
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private static MockHttpServletRequest from(String address) {
        var request = get("/a");
        request.setRemoteAddr(address);
        return request;
    }

    private static MockHttpServletRequest of(String subject) {
        var claims = "{\"sub\": \"%s\"}".formatted(subject).getBytes();
        var request = get("/a");
        request.addHeader(
                "Authorization",
                "Bearer e30."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims)
                        + ".x");
        return request;
    }
}

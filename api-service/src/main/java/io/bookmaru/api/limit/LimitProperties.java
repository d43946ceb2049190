package io.bookmaru.api.limit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A client is an IPv4 address or an IPv6 network of 64 bits.
///
/// @param window counting begins anew when it is over
/// @param logInFailures of one e-mail address from one client
/// @param logInFailuresOfClient of whatever e-mail addresses
/// @param logInFailuresOfEmail from all clients that the member has never logged in from
/// @param refreshFailuresOfClient refresh tokens that are not valid
/// @param signUpsOfClient whether or not they succeed
/// @param knownFor how long a client counts as one that the member has logged in from
/// @param gateways addresses or networks whose `X-Forwarded-For` is believed
@ConfigurationProperties("bookmaru.limits")
record LimitProperties(
        @DefaultValue("15m") Duration window,
        @DefaultValue("10") int logInFailures,
        @DefaultValue("100") int logInFailuresOfClient,
        @DefaultValue("50") int logInFailuresOfEmail,
        @DefaultValue("100") int refreshFailuresOfClient,
        @DefaultValue("300") int signUpsOfClient,
        @DefaultValue("90d") Duration knownFor,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> gateways) {}

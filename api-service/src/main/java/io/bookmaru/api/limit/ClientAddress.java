package io.bookmaru.api.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, beyond the gateway. A controller method takes it as a parameter.
///
/// @param network an IPv4 address, or the first 64 bits of an IPv6 one: a household has all of
///   those
public record ClientAddress(String network) {
    private static final int NETWORK_BYTES = 8;

    /// @throws IllegalArgumentException when it is no address
    static ClientAddress of(String literal) {
        var address = InetAddress.ofLiteral(literal);
        if (!(address instanceof Inet6Address)) return new ClientAddress(address.getHostAddress());
        var network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
        return new ClientAddress(HexFormat.of().formatHex(network) + "/64");
    }
}

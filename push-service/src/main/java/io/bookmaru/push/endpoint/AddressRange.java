package io.bookmaru.push.endpoint;

import java.math.BigInteger;
import java.net.InetAddress;

/// A block of addresses in CIDR notation, for example `10.0.0.0/8`.
record AddressRange(InetAddress first, int prefixLength) {

    static AddressRange of(String cidr) {
        var slash = cidr.indexOf('/');
        return new AddressRange(
                InetAddress.ofLiteral(cidr.substring(0, slash)),
                Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        var bits = 8 * first.getAddress().length;
        return bits == 8 * address.getAddress().length
                && number(first).xor(number(address)).bitLength() <= bits - prefixLength;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}

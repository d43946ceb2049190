package io.bookmaru.push.endpoint;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Addresses of the public internet. The JDK's own predicates call many others public: unique local
/// ones, those shared by a carrier, and those with an IPv4 address wrapped inside.
final class PublicAddresses {

    /// IANA IPv4 Special-Purpose Address Registry (RFC 6890), multicast and the former class E.
    private static final List<AddressRange> SPECIAL_IPV4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /// All that is given out for the public so far (RFC 4291 §2.4).
    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

    /// IANA IPv6 Special-Purpose Address Registry, the part of it within 2000::/3.
    private static final List<AddressRange> SPECIAL_IPV6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        if (SPECIAL_IPV4.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        return address.getAddress().length == 4
                || (GLOBAL_IPV6.contains(address)
                        && SPECIAL_IPV6.stream().noneMatch(range -> range.contains(address)));
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Stream.of(ranges).map(AddressRange::of).toList();
    }
}

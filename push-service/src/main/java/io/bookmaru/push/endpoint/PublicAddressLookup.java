package io.bookmaru.push.endpoint;

import io.bookmaru.endpoint.EndpointProperties;
import io.bookmaru.push.webpush.AddressLookup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Resolves a name for a connection, and lets it lead to the public internet only. A name with one
/// address inside and one outside is refused as a whole.
@Component
public class PublicAddressLookup implements AddressLookup {
    private final List<URI> extraOrigins;
    private final Names names;
    private final Predicate<InetAddress> isPublic;

    @Autowired
    PublicAddressLookup(EndpointProperties properties) {
        this(properties, InetAddress::getAllByName, PublicAddresses::contain);
    }

    PublicAddressLookup(
            EndpointProperties properties, Names names, Predicate<InetAddress> isPublic) {
        this.extraOrigins = properties.extraOrigins();
        this.names = names;
        this.isPublic = isPublic;
    }

    @Override
    public List<InetSocketAddress> lookUp(String host, int port) throws UnknownHostException {
        var addresses = names.addressesOf(host);
        if (!isExtra(host, port) && !Stream.of(addresses).allMatch(isPublic))
            throw new OffLimitsException(host);
        return Stream.of(addresses).map(address -> new InetSocketAddress(address, port)).toList();
    }

    private boolean isExtra(String host, int port) {
        return extraOrigins.stream()
                .anyMatch(extra -> isSameHost(extra.getHost(), host) && portOf(extra) == port);
    }

    private static boolean isSameHost(String one, String other) {
        return one.replaceAll("[\\[\\]]", "").equals(other.toLowerCase(Locale.ROOT));
    }

    private static int portOf(URI origin) {
        if (origin.getPort() != -1) return origin.getPort();
        return origin.getScheme().equals("https") ? 443 : 80;
    }

    /// How names are resolved, so that a test can lie about them.
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }
}

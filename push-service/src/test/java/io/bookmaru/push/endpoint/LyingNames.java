package io.bookmaru.push.endpoint;

import io.bookmaru.endpoint.EndpointProperties;
import io.bookmaru.push.webpush.AddressLookup;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;

/// A name server in the hands of an attacker, behind the real check.
public final class LyingNames {
    private final Map<String, Queue<InetAddress[]>> answers = new HashMap<>();
    private int questions;

    /// Each answer is given once, the last one again and again.
    public LyingNames answer(String host, String... addresses) {
        var parsed = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) parsed[i] = InetAddress.ofLiteral(addresses[i]);
        answers.computeIfAbsent(host, _ -> new ArrayDeque<>()).add(parsed);
        return this;
    }

    public AddressLookup behindTheCheck(List<String> extraOrigins) {
        return behindTheCheck(extraOrigins, PublicAddresses::contain);
    }

    /// @param isPublic what is taken for an address outside
    public AddressLookup behindTheCheck(
            List<String> extraOrigins, Predicate<InetAddress> isPublic) {
        var properties =
                new EndpointProperties(List.of(), extraOrigins.stream().map(URI::create).toList());
        return new PublicAddressLookup(properties, this::addressesOf, isPublic);
    }

    public synchronized int questions() {
        return questions;
    }

    private synchronized InetAddress[] addressesOf(String host) throws UnknownHostException {
        questions++;
        var queue = answers.get(host);
        if (queue == null) return InetAddress.getAllByName(host);
        return queue.size() > 1 ? queue.remove() : queue.element();
    }
}

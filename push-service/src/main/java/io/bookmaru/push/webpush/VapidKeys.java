package io.bookmaru.push.webpush;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The key that new subscriptions are made for, and those that others were made for before. A
/// subscription belongs to one key for as long as it lasts.
@Component
public final class VapidKeys {
    static final String MAKE_ONE =
            "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out vapid.pem";

    private final VapidKey current;
    private final Map<String, VapidKey> byId = new LinkedHashMap<>();

    VapidKeys(VapidProperties properties) {
        var file = properties.privateKey();
        if (file == null) {
            throw new IllegalStateException(
                    "bookmaru.vapid.private-key is not set (expected: a PEM file, made with: %s)"
                            .formatted(MAKE_ONE));
        }
        this.current = VapidKey.read(file);
        byId.put(current.id(), current);
        properties.otherKeys().stream()
                .map(VapidKey::read)
                .forEach(key -> byId.putIfAbsent(key.id(), key));
    }

    public VapidKey current() {
        return current;
    }

    /// Empty when its file is not configured here.
    public Optional<VapidKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @param publicKey as a browser has it, base64url
    public Optional<VapidKey> ofPublicKey(String publicKey) {
        return byId.values().stream().filter(key -> key.publicKey().equals(publicKey)).findAny();
    }

    /// The current one is the first.
    public Collection<VapidKey> all() {
        return byId.values();
    }
}

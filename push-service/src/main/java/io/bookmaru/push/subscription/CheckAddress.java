package io.bookmaru.push.subscription;

import io.bookmaru.endpoint.EndpointPolicy;
import io.bookmaru.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.webpush.InvalidReceiverKeysException;
import io.bookmaru.push.webpush.ReceiverKeys;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds out what cannot come from a browser and its push service.
@Component
class CheckAddress {
    private final EndpointPolicy policy;

    CheckAddress(EndpointPolicy policy) {
        this.policy = policy;
    }

    /// @return what is wrong, without the endpoint or the keys; empty when nothing is
    Optional<String> check(PushAddress address) {
        return switch (policy.judge(address.endpoint())) {
            case Refused(String reason) -> Optional.of("endpoint: " + reason);
            case Allowed _ -> checkKeys(address);
        };
    }

    private static Optional<String> checkKeys(PushAddress address) {
        try {
            ReceiverKeys.parse(address.p256dh(), address.auth());
            return Optional.empty();
        } catch (InvalidReceiverKeysException e) {
            return Optional.of("keys: " + e.getMessage());
        }
    }
}

package io.bookmaru.push.subscription;

import io.bookmaru.endpoint.EndpointPolicy;
import io.bookmaru.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.webpush.InvalidReceiverKeysException;
import io.bookmaru.push.webpush.ReceiverKeys;
import io.bookmaru.push.webpush.VapidKeys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out what cannot come from a browser and its push service.
@Component
class CheckBrowser {
    private final EndpointPolicy policy;
    private final VapidKeys vapid;

    CheckBrowser(EndpointPolicy policy, VapidKeys vapid) {
        this.policy = policy;
        this.vapid = vapid;
    }

    /// @return what is wrong, without the endpoint or the keys; empty when nothing is
    Optional<String> check(NewBrowser browser) {
        return switch (policy.judge(browser.address().endpoint())) {
            case Refused(String reason) -> Optional.of("endpoint: " + reason);
            case Allowed _ ->
                    checkKeys(browser.address())
                            .or(() -> checkOurs(browser.applicationServerKey()));
        };
    }

    /// It would refuse our messages for as long as it lasts. The page can subscribe it anew.
    private Optional<String> checkOurs(@Nullable String applicationServerKey) {
        return applicationServerKey == null || vapid.ofPublicKey(applicationServerKey).isPresent()
                ? Optional.empty()
                : Optional.of("applicationServerKey: not a key of ours");
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

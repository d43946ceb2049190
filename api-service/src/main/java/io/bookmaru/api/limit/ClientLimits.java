package io.bookmaru.api.limit;

import java.util.List;
import org.springframework.stereotype.Component;

/// What one client may do, whoever it is.
@Component
public class ClientLimits {
    private final Attempts attempts;
    private final LimitProperties properties;

    ClientLimits(Attempts attempts, LimitProperties properties) {
        this.attempts = attempts;
        this.properties = properties;
    }

    /// @throws TooManyAttemptsException when it has signed up as often as it may
    public void beginSignUp(ClientAddress client) {
        attempts.take(
                List.of(
                        new Counter(
                                "sign-up from " + client.network(), properties.signUpsOfClient())));
    }

    /// @throws TooManyAttemptsException when too many of its refresh tokens were not valid
    public void beginRefresh(ClientAddress client) {
        attempts.check(refreshes(client, 0));
    }

    /// Never refuses.
    public void refreshFailed(ClientAddress client) {
        attempts.take(List.of(refreshes(client, Integer.MAX_VALUE)));
    }

    private Counter refreshes(ClientAddress client, int atLeast) {
        return new Counter(
                "refresh from " + client.network(),
                Math.max(atLeast, properties.refreshFailuresOfClient()));
    }
}

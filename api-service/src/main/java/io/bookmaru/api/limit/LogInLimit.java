package io.bookmaru.api.limit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Counts log-ins that fail: of one e-mail address from one client, of a client, and of an e-mail
/// address from clients that its member has never logged in from.
///
/// So a client that guesses is stopped soon, and one that is full adds nothing to an e-mail
/// address: it takes several clients to fill that. The member is shut out even then only where it
/// has never been. An address without an account is counted in the same way.
@Component
public class LogInLimit {
    private final Attempts attempts;
    private final KnownClients knownClients;
    private final LimitProperties properties;

    LogInLimit(Attempts attempts, KnownClients knownClients, LimitProperties properties) {
        this.attempts = attempts;
        this.knownClients = knownClients;
        this.properties = properties;
    }

    /// Counts the attempt as a failure until it is known to be none, so that many at once do not
    /// slip through.
    ///
    /// @param memberId 0 when nobody has the address
    /// @throws TooManyAttemptsException before the password has been looked at
    public Attempt begin(String email, ClientAddress client, long memberId) {
        var counters = new ArrayList<>(List.of(ofBoth(email, client), of(client)));
        if (!knownClients.contain(memberId, client)) counters.add(of(email));
        attempts.take(counters);
        return new Attempt(email, client, memberId, counters);
    }

    /// Has failed unless it says otherwise.
    public final class Attempt {
        private final String email;
        private final ClientAddress client;
        private final long memberId;
        private final List<Counter> counters;

        private Attempt(String email, ClientAddress client, long memberId, List<Counter> counters) {
            this.email = email;
            this.client = client;
            this.memberId = memberId;
            this.counters = counters;
        }

        /// Forgets what was counted against the e-mail address; of the client only this attempt.
        public void succeeded() {
            attempts.forget(ofBoth(email, client));
            attempts.takeBack(of(client));
            attempts.forget(of(email));
            knownClients.add(memberId, client);
        }

        /// The password was not looked at.
        public void abandoned() {
            counters.forEach(attempts::takeBack);
        }
    }

    private Counter ofBoth(String email, ClientAddress client) {
        return new Counter(
                "log-in from " + client.network() + " of " + email, properties.logInFailures());
    }

    private Counter of(ClientAddress client) {
        return new Counter("log-in from " + client.network(), properties.logInFailuresOfClient());
    }

    private Counter of(String email) {
        return new Counter("log-in of " + email, properties.logInFailuresOfEmail());
    }
}

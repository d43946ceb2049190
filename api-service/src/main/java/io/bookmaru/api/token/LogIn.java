package io.bookmaru.api.token;

import io.bookmaru.api.limit.ClientAddress;
import io.bookmaru.api.limit.ClientLimits;
import io.bookmaru.api.limit.LogInLimit;
import io.bookmaru.api.member.Member;
import io.bookmaru.api.member.Members;
import io.bookmaru.api.token.TokenController.Tokens;
import io.bookmaru.http.OverloadedException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// No transaction is open while a password is compared: it would keep a connection from others.
@Component
class LogIn {
    private final Members members;
    private final PasswordEncoder passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final LogInLimit limit;
    private final ClientLimits clientLimits;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final String hashOfNobody;

    LogIn(
            Members members,
            PasswordEncoder passwords,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            LogInLimit limit,
            ClientLimits clientLimits,
            TransactionTemplate transactions,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.limit = limit;
        this.clientLimits = clientLimits;
        this.transactions = transactions;
        this.clock = clock;
        this.hashOfNobody = passwords.encode(UUID.randomUUID().toString());
    }

    /// Empty when address and password do not belong together. Takes as long for an unknown address
    /// as for a wrong password, so that the time does not tell who has an account.
    Optional<Tokens> logIn(String address, String password, ClientAddress client) {
        var email = address.toLowerCase(Locale.ROOT);
        var member = members.findByEmail(email);
        var attempt = limit.begin(email, client, member.map(Member::id).orElse(0L));
        try {
            var hash = member.map(Member::passwordHash).orElse(hashOfNobody);
            if (!passwords.matches(password, hash)) return Optional.empty();
        } catch (OverloadedException e) {
            attempt.abandoned();
            throw e;
        }
        attempt.succeeded();
        return member.map(m -> tokens(m, UUID.randomUUID()));
    }

    /// Empty when the token is unknown, too old or was used before; the last of these revokes its
    /// family.
    Optional<Tokens> refresh(String refreshToken, ClientAddress client) {
        clientLimits.beginRefresh(client);
        var tokens = transactions.execute(_ -> refresh(refreshToken));
        if (tokens == null || tokens.isEmpty()) clientLimits.refreshFailed(client);
        return tokens == null ? Optional.empty() : tokens;
    }

    /// Whoever has used the token at the same time has got another one of its family, or will get
    /// none.
    void logOut(String refreshToken) {
        transactions.executeWithoutResult(_ ->
                refreshTokens
                        .findToUse(refreshToken)
                        .ifPresent(stored -> refreshTokens.revoke(stored.family())));
    }

    private Optional<Tokens> refresh(String refreshToken) {
        var found = refreshTokens.findToUse(refreshToken);
        if (found.isEmpty()) return Optional.empty();
        var stored = found.get();
        if (stored.usedAt() != null) {
            refreshTokens.revoke(stored.family());
            return Optional.empty();
        }
        if (stored.expiresAt().isBefore(clock.instant())) return Optional.empty();
        refreshTokens.markUsed(refreshToken);
        return members.findById(stored.memberId()).map(m -> tokens(m, stored.family()));
    }

    private Tokens tokens(Member member, UUID family) {
        return new Tokens(
                accessTokens.issue(member),
                refreshTokens.issue(family, member.id()),
                accessTokens.lifetime().toSeconds());
    }
}

package io.bookmaru.api.token;

import io.bookmaru.api.member.Member;
import io.bookmaru.api.member.Members;
import io.bookmaru.api.token.TokenController.Tokens;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class LogIn {
    private final Members members;
    private final PasswordEncoder passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Clock clock;
    private final String hashOfNobody;

    LogIn(
            Members members,
            PasswordEncoder passwords,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
        this.hashOfNobody = passwords.encode(UUID.randomUUID().toString());
    }

    /// Empty when address and password do not belong together. Takes as long for an unknown address
    /// as for a wrong password, so that the time does not tell who has an account.
    @Transactional
    public Optional<Tokens> logIn(String email, String password) {
        var member = members.findByEmail(email.toLowerCase(Locale.ROOT));
        var hash = member.map(Member::passwordHash).orElse(hashOfNobody);
        if (!passwords.matches(password, hash)) return Optional.empty();
        return member.map(m -> tokens(m, UUID.randomUUID()));
    }

    /// Empty when the token is unknown, too old or was used before; the last of these revokes its
    /// family.
    @Transactional
    public Optional<Tokens> refresh(String refreshToken) {
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

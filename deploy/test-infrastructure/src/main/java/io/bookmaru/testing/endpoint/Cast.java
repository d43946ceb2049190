package io.bookmaru.testing.endpoint;

import io.bookmaru.testing.TestTokens;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// The members who play the roles of one row.
public record Cast(long owner, long another, long admin) {

    /// @return null when the role has none
    @Nullable String token(Role role) {
        return switch (role) {
            case NOBODY -> null;
            case EXPIRED ->
                    TestTokens.forMember(
                            owner,
                            claims ->
                                    claims.expirationTime(
                                            Date.from(Instant.now().minusSeconds(3_600))));
            case OWNER -> TestTokens.forMember(owner);
            case ANOTHER -> TestTokens.forMember(another);
            case ADMIN -> TestTokens.forAdmin(admin);
        };
    }
}

package io.bookmaru.http;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Who calls, from the verified token. A controller method takes it as a parameter.
public record Caller(long memberId, boolean admin) {

    /// @throws AuthenticationCredentialsNotFoundException without a token; answered with 401
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof JwtAuthenticationToken token) {
            boolean admin =
                    token.getAuthorities().stream()
                            .anyMatch(a -> "ROLE_ADMIN".equals(a.getAuthority()));
            return new Caller(Long.parseLong(token.getName()), admin);
        }
        throw new AuthenticationCredentialsNotFoundException("No verified token");
    }
}

package io.bookmaru.http;

import java.util.Base64;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Takes a signed token in its one spelling only: three parts in base64url without padding (RFC
/// 7515 §2). So a token has one text.
class OneSpelling implements AuthenticationManager {
    private final AuthenticationManager verification;

    OneSpelling(AuthenticationManager verification) {
        this.verification = verification;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        if (!isSpelledRight(token)) throw new InvalidBearerTokenException("Not a signed token");
        return verification.authenticate(request);
    }

    private static boolean isSpelledRight(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == 3
                && isBase64Url(parts[0])
                && isBase64Url(parts[1])
                && isBase64Url(parts[2]);
    }

    private static boolean isBase64Url(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            return bytes.length > 0
                    && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package io.bookmaru.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// Takes the token from the only `Authorization` header, and only in the one spelling that a signed
/// token has: three parts in base64url without padding (RFC 7515 §2). So whoever else reads the
/// request sees the same token, and a token has one text.
class OneBearerToken implements BearerTokenResolver {
    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw refused("More than one Authorization header");
        }
        var token = header.resolve(request);
        if (token != null && !isSpelledRight(token)) throw refused("Not a signed token");
        return token;
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

    private static OAuth2AuthenticationException refused(String reason) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(reason));
    }
}

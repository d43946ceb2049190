package io.bookmaru.http;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has no key for an id that the published set did not have a moment ago. The set is not fetched
/// again for each forged id; the library counts that as a failure, which would be answered with
/// 503.
class KnownKeys implements JWKSource<SecurityContext> {
    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> keys;

    KnownKeys(JWKSource<SecurityContext> keys) {
        this.keys = keys;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return keys.get(selector, context);
        } catch (RateLimitReachedException e) {
            if (keys.get(ALL, context).isEmpty()) throw e;
            return List.of();
        }
    }
}

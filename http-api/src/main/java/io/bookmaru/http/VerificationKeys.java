package io.bookmaru.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published keys for RS256, in the form in which a signature is checked with them. To find one
/// and to convert it takes a fifth of a verification, so that is done once a second for each id.
class VerificationKeys implements JWSKeySelector<SecurityContext> {
    private static final Duration CURRENT = Duration.ofSeconds(1);
    private static final int MOST = 100;

    private final JWSKeySelector<SecurityContext> published;
    private final Cache<String, List<? extends Key>> found =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(CURRENT)
                    .executor(Runnable::run)
                    .build();

    VerificationKeys(JWKSource<SecurityContext> published) {
        this.published = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, published);
    }

    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        var id = header.getKeyID();
        if (id == null || !header.getAlgorithm().equals(JWSAlgorithm.RS256))
            return published.selectJWSKeys(header, context);
        var known = found.getIfPresent(id);
        if (known != null) return known;
        var keys = published.selectJWSKeys(header, context);
        if (!keys.isEmpty()) found.put(id, keys);
        return keys;
    }

    /// Those with which a token of that key is verified now; empty when there is none, or none is
    /// to be had.
    List<? extends Key> withId(String id) {
        try {
            return selectJWSKeys(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), null);
        } catch (KeySourceException e) {
            return List.of();
        }
    }
}

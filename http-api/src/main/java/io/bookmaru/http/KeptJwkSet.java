package io.bookmaru.http;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The published key set; while it cannot be fetched, the last one that could, from a file.
class KeptJwkSet implements JWKSetSource<SecurityContext> {
    private static final Logger log = LoggerFactory.getLogger(KeptJwkSet.class);

    private final JWKSetSource<SecurityContext> published;
    private final Path file;

    KeptJwkSet(JWKSetSource<SecurityContext> published, Path file) {
        this.published = published;
        this.file = file;
    }

    @Override
    public JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator refresh,
            long currentTime,
            @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            var keys = published.getJWKSet(refresh, currentTime, context);
            keep(keys);
            return keys;
        } catch (JWKSetUnavailableException e) {
            log.warn(
                    "Key set is not to be had ({}): using the one kept in {}",
                    e.getMessage(),
                    file);
            return kept(e);
        }
    }

    private void keep(JWKSet keys) {
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            if (file.getParent() != null) Files.createDirectories(file.getParent());
            Files.writeString(next, keys.toString(true));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("Key set cannot be kept in {}: {}", file, e.toString());
        }
    }

    private JWKSet kept(JWKSetUnavailableException unavailable) throws KeySourceException {
        if (!Files.exists(file)) throw unavailable;
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException | ParseException e) {
            throw new JWKSetUnavailableException("Unreadable key set in " + file, e);
        }
    }

    @Override
    public void close() throws IOException {
        published.close();
    }
}

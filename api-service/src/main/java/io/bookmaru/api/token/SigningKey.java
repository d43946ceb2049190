package io.bookmaru.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The key pair that signs access tokens. The private half stays in its file and in memory.
@Configuration(proxyBeanMethods = false)
class SigningKey {

    @Bean
    RSAKey signingKeyPair(SigningProperties properties)
            throws IOException, GeneralSecurityException, JOSEException {
        var keys = KeyFactory.getInstance("RSA");
        var pem = Files.readString(properties.signingKey());
        var privateKey =
                (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(decode(pem)));
        var publicKey =
                (RSAPublicKey)
                        keys.generatePublic(
                                new RSAPublicKeySpec(
                                        privateKey.getModulus(), privateKey.getPublicExponent()));
        return new RSAKey.Builder(publicKey)
                .privateKey(privateKey)
                .algorithm(JWSAlgorithm.RS256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint()
                .build();
    }

    /// This service verifies with its own key rather than asking itself over HTTP.
    @Bean
    JWKSource<SecurityContext> tokenKeys(RSAKey signingKeyPair) {
        JWK publicKey = signingKeyPair.toPublicJWK();
        return new ImmutableJWKSet<>(new JWKSet(publicKey));
    }

    private static byte[] decode(String pem) {
        var base64 =
                pem.replace("-----BEGIN PRIVATE KEY-----", "")
                        .replace("-----END PRIVATE KEY-----", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}

package io.bookmaru.testing.forgery;

import static io.bookmaru.testing.forgery.Forgery.token;
import static io.bookmaru.testing.forgery.TokenParts.base64url;
import static io.bookmaru.testing.forgery.TokenParts.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import io.bookmaru.testing.TestTokens;
import java.util.List;

/// The token's header points at another key, or asks for what we do not do.
final class ForgedHeaders {
    private static final String ELSEWHERE = "\"http://127.0.0.1:1/keys\"";

    static List<Forgery> of(TokenParts honest) {
        var theirs = honest.header("kid", quoted(OtherKeys.RSA.getKeyID()));
        var jwk = OtherKeys.RSA.toPublicJWK().toJSONString();
        return List.of(
                token("another key under its own id", byAnother(theirs)),
                token("unknown key id", honest.header("kid", quoted("k1")).token()),
                token("no key id", honest.withoutHeader("kid").token()),
                token("key id null", honest.header("kid", "null").token()),
                token("empty key id", honest.header("kid", quoted("")).token()),
                token("key id is a number", honest.header("kid", "1").token()),
                token(
                        "key id is an array",
                        honest.header("kid", "[\"" + TestTokens.keyId() + "\"]").token()),
                token(
                        "key id is a path",
                        honest.header("kid", quoted("../../../../dev/null")).token()),
                token("key id is SQL", honest.header("kid", quoted("' or '1'='1")).token()),
                token("no key id, another key", byAnother(honest.withoutHeader("kid"))),
                token("jwk embedded", byAnother(theirs.header("jwk", jwk))),
                token("jwk embedded under our key's id", byAnother(honest.header("jwk", jwk))),
                token("jku elsewhere", byAnother(theirs.header("jku", ELSEWHERE))),
                token("x5u elsewhere", byAnother(theirs.header("x5u", ELSEWHERE))),
                token("x5c that is none", byAnother(theirs.header("x5c", "[\"AAAA\"]"))),
                token(
                        "unknown crit",
                        honest.header("crit", "[\"http://example.org/x\"]")
                                .header("http://example.org/x", "true")
                                .token()),
                token(
                        "crit of something that is not there",
                        honest.header("crit", "[\"x\"]").token()),
                token("crit is no list", honest.header("crit", quoted("exp")).token()),
                token(
                        "unencoded payload",
                        honest.header("b64", "false").header("crit", "[\"b64\"]").token()),
                token("no alg", honest.withoutHeader("alg").token()),
                token("alg in lower case", honest.header("alg", quoted("rs256")).token()),
                token("alg is a list", honest.header("alg", "[\"RS256\"]").token()),
                token("alg null", honest.header("alg", "null").token()),
                token(
                        "alg twice",
                        signed(
                                "{\"alg\": \"none\", \"alg\": \"RS256\", \"kid\": \""
                                        + TestTokens.keyId()
                                        + "\"}",
                                honest)),
                token(
                        "typ of another kind of token",
                        honest.header("typ", quoted("secevent+jwt")).token()),
                token("header is a list", signed("[]", honest)),
                token("header is no JSON", signed("RS256", honest)),
                token("header is empty", "." + honest.token().split("\\.", 2)[1]),
                token(
                        "header nested 3,000 deep",
                        honest.header("x", "[".repeat(3_000) + "]".repeat(3_000)).token()),
                token("encrypted to our key (JWE)", encrypted(TokenParts.json(honest.claims()))),
                token("good token encrypted to our key (JWE)", encrypted(honest.token())));
    }

    private static String byAnother(TokenParts parts) {
        var unsigned = parts.unsigned();
        return unsigned
                + "."
                + base64url(
                        OtherKeys.sign(
                                "SHA256withRSA", OtherKeys.rsaKey(), unsigned.getBytes(UTF_8)));
    }

    private static String signed(String header, TokenParts honest) {
        return TokenParts.signed(
                base64url(header) + "." + base64url(TokenParts.json(honest.claims())));
    }

    private static String encrypted(String content) {
        try {
            var header =
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .keyID(TestTokens.keyId())
                            .build();
            var token = new JWEObject(header, new Payload(content));
            token.encrypt(new RSAEncrypter(TestTokens.publicKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ForgedHeaders() {}
}

package io.bookmaru.testing.forgery;

import static io.bookmaru.testing.forgery.Forgery.token;
import static io.bookmaru.testing.forgery.TokenParts.base64url;
import static io.bookmaru.testing.forgery.TokenParts.quoted;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.testing.TestTokens;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The signature is missing, somebody else's, or made in a way that only a careless service takes.
final class ForgedSignatures {
    static List<Forgery> of(TokenParts honest) {
        var forged = new ArrayList<Forgery>();
        var signature = honest.token().substring(honest.unsigned().length() + 1);
        for (var none : List.of("none", "None", "nOnE", "NONE", "")) {
            var unsigned = honest.header("alg", quoted(none)).unsigned();
            forged.add(token("alg '" + none + "'", unsigned + "."));
            forged.add(
                    token("alg '" + none + "' and a good signature", unsigned + "." + signature));
        }
        forged.addAll(publicKeyAsSecret(honest));
        forged.addAll(otherAlgorithms(honest));
        forged.addAll(spoilt(honest, signature));
        return forged;
    }

    private static List<Forgery> publicKeyAsSecret(TokenParts honest) {
        var key = TestTokens.publicKey();
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        var pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + lines.encodeToString(key.getEncoded())
                        + "\n-----END PUBLIC KEY-----";
        return List.of(
                mac("public key in PEM", honest, "HS256", (pem + "\n").getBytes(US_ASCII)),
                mac("public key in PEM, no last newline", honest, "HS256", pem.getBytes(US_ASCII)),
                mac("public key in DER", honest, "HS256", key.getEncoded()),
                mac("modulus", honest, "HS256", key.getModulus().toByteArray()),
                mac("key id", honest, "HS256", TestTokens.keyId().getBytes(UTF_8)),
                mac("public key in PEM", honest, "HS384", (pem + "\n").getBytes(US_ASCII)),
                mac("public key in PEM", honest, "HS512", (pem + "\n").getBytes(US_ASCII)));
    }

    private static Forgery mac(String name, TokenParts honest, String algorithm, byte[] secret) {
        var unsigned = honest.header("alg", quoted(algorithm)).unsigned();
        var mac =
                OtherKeys.mac(algorithm.replace("HS", "HmacSHA"), secret, unsigned.getBytes(UTF_8));
        return token(algorithm + " with the " + name, unsigned + "." + base64url(mac));
    }

    private static List<Forgery> otherAlgorithms(TokenParts honest) {
        var es256 = honest.header("alg", quoted("ES256")).unsigned();
        return List.of(
                ours("RS384", "SHA384withRSA", honest),
                ours("RS512", "SHA512withRSA", honest),
                ours("PS256", "RSASSA-PSS", honest),
                ours("RS1", "SHA1withRSA", honest),
                token(
                        "ES256 by another key",
                        es256
                                + "."
                                + base64url(
                                        OtherKeys.sign(
                                                "SHA256withECDSAinP1363Format",
                                                OtherKeys.ecKey(),
                                                es256.getBytes(UTF_8)))),
                token("ES256 of zeros", es256 + "." + base64url(new byte[64])),
                token("RS256 signed as RS512", signedAs("SHA512withRSA", honest.unsigned())));
    }

    private static Forgery ours(String name, String algorithm, TokenParts honest) {
        var unsigned = honest.header("alg", quoted(name)).unsigned();
        return token(name + " by our key", signedAs(algorithm, unsigned));
    }

    private static String signedAs(String algorithm, String unsigned) {
        return unsigned + "." + base64url(TestTokens.sign(algorithm, unsigned.getBytes(UTF_8)));
    }

    private static List<Forgery> spoilt(TokenParts honest, String signature) {
        var unsigned = honest.unsigned();
        var other = honest.claim("sub", quoted("7")).token();
        var middle = signature.length() / 2;
        var flipped = signature.charAt(middle) == 'A' ? 'B' : 'A';
        return List.of(
                token("no signature", unsigned + "."),
                token("neither signature nor dot", unsigned),
                token(
                        "signature of another token",
                        unsigned + other.substring(other.lastIndexOf('.'))),
                token(
                        "other claims under a good signature",
                        honest.claim("sub", quoted("7")).unsigned() + "." + signature),
                token("half a signature", unsigned + "." + signature.substring(0, middle)),
                token(
                        "signature with a character changed",
                        unsigned
                                + "."
                                + signature.substring(0, middle)
                                + flipped
                                + signature.substring(middle + 1)),
                token("signature of zeros", unsigned + "." + base64url(new byte[256])),
                token("signature of one byte", unsigned + "." + base64url(new byte[] {1})),
                token("signature twice", unsigned + "." + signature + signature),
                token(
                        "another key under our key's id",
                        unsigned
                                + "."
                                + base64url(
                                        OtherKeys.sign(
                                                "SHA256withRSA",
                                                OtherKeys.rsaKey(),
                                                unsigned.getBytes(UTF_8)))));
    }

    private ForgedSignatures() {}
}

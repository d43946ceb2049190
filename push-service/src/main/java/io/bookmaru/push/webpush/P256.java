package io.bookmaru.push.webpush;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.conscrypt.Conscrypt;

/// The one elliptic curve of web push (RFC 8291 §3.1), computed by Conscrypt: a message needs a new
/// key pair and an agreement, and the JDK's own take about ten times as long.
final class P256 {
    /// Bytes of an uncompressed point: 0x04, x, y.
    static final int POINT_LENGTH = 65;

    private static final int COORDINATE_LENGTH = 32;
    private static final Provider CONSCRYPT = Conscrypt.newProvider();
    private static final ECParameterSpec CURVE =
            ((ECPublicKey) newKeyPair().getPublic()).getParams();
    private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC", CONSCRYPT);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Refuses a point that is not on the curve: agreeing on a secret with one would give away bits
    /// of the private key.
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_LENGTH || point[0] != 4) {
            throw new GeneralSecurityException(
                    "public key of %d bytes (expected: 65, the first of them 4)"
                            .formatted(point.length));
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE_LENGTH));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE_LENGTH, POINT_LENGTH));
        return publicKey(new ECPoint(x, y));
    }

    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", CONSCRYPT)
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The public half of a private key that was stored without it. Agreeing with the curve's base
    /// point gives the public point's x; of the two y that fit, one verifies a signature.
    static ECPublicKey publicKeyOf(PrivateKey privateKey) throws GeneralSecurityException {
        var base = publicKey(CURVE.getGenerator());
        var x = new BigInteger(1, agree(privateKey, base));
        var y = yOf(x);
        var one = publicKey(new ECPoint(x, y));
        return belongTogether(privateKey, one) ? one : publicKey(new ECPoint(x, PRIME.subtract(y)));
    }

    /// The uncompressed point of a public key.
    static byte[] point(ECPublicKey key) {
        var point = new byte[POINT_LENGTH];
        point[0] = 4;
        writeCoordinate(key.getW().getAffineX(), point, 1);
        writeCoordinate(key.getW().getAffineY(), point, 1 + COORDINATE_LENGTH);
        return point;
    }

    static byte[] agree(PrivateKey own, ECPublicKey other) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH", CONSCRYPT);
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    /// r and s of 32 bytes each, with SHA-256. Conscrypt has no name for that form, and writes the
    /// two as DER integers: `30 length 02 length r 02 length s`, each length one byte.
    static byte[] sign(PrivateKey privateKey, byte[] input) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA", CONSCRYPT);
        signature.initSign(privateKey);
        signature.update(input);
        var der = signature.sign();
        var fixed = new byte[2 * COORDINATE_LENGTH];
        var lengthOfR = der[3];
        var startOfS = 4 + lengthOfR + 2;
        copyInteger(der, 4, lengthOfR, fixed, COORDINATE_LENGTH);
        copyInteger(der, startOfS, der[startOfS - 1], fixed, 2 * COORDINATE_LENGTH);
        return fixed;
    }

    private static ECPublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        var spec = new ECPublicKeySpec(point, CURVE);
        return (ECPublicKey) KeyFactory.getInstance("EC", CONSCRYPT).generatePublic(spec);
    }

    /// One root of y² = x³ + ax + b. The prime is 3 modulo 4, so a root is a power.
    private static BigInteger yOf(BigInteger x) {
        var curve = CURVE.getCurve();
        return x.pow(3)
                .add(curve.getA().multiply(x))
                .add(curve.getB())
                .modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME);
    }

    private static boolean belongTogether(PrivateKey privateKey, ECPublicKey publicKey)
            throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA", CONSCRYPT);
        signature.initSign(privateKey);
        var signed = signature.sign();
        signature.initVerify(publicKey);
        return signature.verify(signed);
    }

    private static void writeCoordinate(BigInteger coordinate, byte[] target, int offset) {
        var bytes = coordinate.toByteArray();
        copyInteger(bytes, 0, bytes.length, target, offset + COORDINATE_LENGTH);
    }

    /// Right-aligned, without the zero that keeps an integer positive.
    private static void copyInteger(byte[] from, int start, int length, byte[] to, int end) {
        var kept = Math.min(length, COORDINATE_LENGTH);
        System.arraycopy(from, start + length - kept, to, end - kept, kept);
    }
}

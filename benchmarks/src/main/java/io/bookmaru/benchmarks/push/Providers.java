package io.bookmaru.benchmarks.push;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.conscrypt.Conscrypt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The steps of a web push by each provider, to choose one for each step.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public class Providers {
    private static final byte[] MESSAGE = new byte[201];
    private static final byte[] KEY = new byte[16];

    @Param({"JDK", "Conscrypt"})
    public String provider;

    private java.security.Provider elliptic;
    private java.security.Provider symmetric;
    private KeyPair keys;
    private PublicKey receiver;
    private int nonce;

    @Setup
    public void prepare() throws GeneralSecurityException {
        var conscrypt = Conscrypt.newProvider();
        elliptic = provider.equals("JDK") ? Security.getProvider("SunEC") : conscrypt;
        symmetric = provider.equals("JDK") ? Security.getProvider("SunJCE") : conscrypt;
        keys = newKeys();
        receiver = newKeys().getPublic();
    }

    @Benchmark
    public KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", elliptic);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Benchmark
    public byte[] agree() throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH", elliptic);
        agreement.init(keys.getPrivate());
        agreement.doPhase(receiver, true);
        return agreement.generateSecret();
    }

    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        var signature =
                Signature.getInstance(
                        provider.equals("JDK") ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA",
                        elliptic);
        signature.initSign(keys.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }

    @Benchmark
    public byte[] seal() throws GeneralSecurityException {
        var iv = new byte[12];
        iv[0] = (byte) ++nonce;
        iv[1] = (byte) (nonce >> 8);
        iv[2] = (byte) (nonce >> 16);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", symmetric);
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, iv));
        return cipher.doFinal(MESSAGE);
    }

    @Benchmark
    public byte[] authenticate() throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256", symmetric);
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return mac.doFinal(MESSAGE);
    }
}

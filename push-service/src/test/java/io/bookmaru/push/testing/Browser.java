package io.bookmaru.push.testing;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A browser with one push subscription. Safe to use from many threads.
public final class Browser {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final URI endpoint;
    private final KeyPair keys = newKeys();
    private final byte[] auth = new byte[16];
    private final List<ReceivedPush> pushes = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final List<Instant> arrivals = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.CREATED;
    private volatile Runnable beforeAnswer = () -> {};

    Browser(URI endpoint) {
        this.endpoint = endpoint;
        new SecureRandom().nextBytes(auth);
    }

    public URI endpoint() {
        return endpoint;
    }

    /// Uncompressed point, base64url.
    public String p256dh() {
        return BASE64URL.encodeToString(point());
    }

    /// 16 bytes, base64url.
    public String auth() {
        return BASE64URL.encodeToString(auth);
    }

    /// What `JSON.stringify(subscription)` gives in a page.
    public String toJson() {
        return """
        {"endpoint": "%s", "expirationTime": null, "keys": {"p256dh": "%s", "auth": "%s"}}\
        """
                .formatted(endpoint, p256dh(), auth());
    }

    /// How the push service answers messages for this browser from now on. Those answered with
    /// anything but 2xx do not arrive.
    public void answersWith(Answer answer) {
        this.answer = answer;
    }

    /// What happens while the push service has a message and its sender no answer yet.
    public void beforeAnswer(Runnable happens) {
        this.beforeAnswer = happens;
    }

    /// What has arrived, oldest first.
    public List<ReceivedPush> pushes() {
        return List.copyOf(pushes);
    }

    /// The status of every answer given to a sender so far, refusals of malformed requests too.
    public List<Integer> answers() {
        return List.copyOf(answers);
    }

    /// When each message came, those that were not taken too.
    public List<Instant> arrivals() {
        return List.copyOf(arrivals);
    }

    void arrived(Instant at) {
        arrivals.add(at);
    }

    Answer receive(ReceivedPush push) {
        var given = answer;
        beforeAnswer.run();
        if (given.status() / 100 == 2) pushes.add(push);
        return given;
    }

    void answered(int status) {
        answers.add(status);
    }

    Decryption decryption() {
        return new Decryption(keys.getPrivate(), point(), auth);
    }

    private byte[] point() {
        return point(keys);
    }

    static byte[] point(KeyPair keys) {
        // The last 65 bytes of an X.509 encoded P-256 key are its point.
        var encoded = ((ECPublicKey) keys.getPublic()).getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

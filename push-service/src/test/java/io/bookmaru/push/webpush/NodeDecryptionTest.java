package io.bookmaru.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// `http_ece` from npm, by others, reads what we encrypt. Asked for with
/// `-Dbookmaru.test.npm=true`, since it needs Node.js and downloads the package.
@EnabledIfSystemProperty(
        named = "bookmaru.test.npm",
        matches = "true",
        disabledReason = "needs npm: -Dbookmaru.test.npm=true")
class NodeDecryptionTest {
    private static final int MESSAGES = 10_000;
    private static final int RECEIVERS = 100;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    @TempDir Path folder;

    private final Random random = new Random(8291);
    private final MessageEncryption encryption = new MessageEncryption();

    @Test
    void readsEveryMessage() throws Exception {
        if (!isThere("node") || !isThere("npm")) {
            System.err.println("SKIPPED: no node or npm here; nothing was read by others");
            assumeTrue(false, "no node or npm on the PATH");
        }
        var receivers = Stream.generate(Receiver::new).limit(RECEIVERS).toList();
        var messages = new ArrayList<byte[]>();
        var bodies = new ArrayList<byte[]>();
        var lines = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            var receiver = receivers.get(i % RECEIVERS);
            var message =
                    new byte[i < 2 ? i * MessageEncryption.MAX_PLAINTEXT : random.nextInt(3_994)];
            random.nextBytes(message);
            var body = encryption.encrypt(message, receiver.keys());
            messages.add(message);
            bodies.add(body);
            lines.add(
                    String.join(
                            " ",
                            base64url(receiver.scalar()),
                            base64url(receiver.auth),
                            base64url(body)));
        }

        var read = decryptedByNode(lines);

        assertThat(read).hasSize(MESSAGES);
        var equal = 0;
        for (int i = 0; i < MESSAGES; i++) {
            if (Arrays.equals(Base64.getUrlDecoder().decode(read.get(i)), messages.get(i))) equal++;
        }
        assertThat(equal).isEqualTo(MESSAGES);
        assertThat(distinct(bodies, 0, 16)).isEqualTo(MESSAGES);
        assertThat(distinct(bodies, 21, 86)).isEqualTo(MESSAGES);
        System.out.printf(
                "FIGURE %d of %d random messages decrypted by http_ece 1.2.1 from npm; repeated salts"
                        + " %d, repeated keys %d%n",
                equal,
                MESSAGES,
                MESSAGES - distinct(bodies, 0, 16),
                MESSAGES - distinct(bodies, 21, 86));
    }

    private List<String> decryptedByNode(List<String> lines) throws Exception {
        for (var file : List.of("package.json", "package-lock.json", "decrypt.js")) {
            Files.copy(
                    Path.of("src/test/npm", file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var messages = Files.write(folder.resolve("messages"), lines);
        run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        run("node", "decrypt.js", messages.toString(), folder.resolve("plaintexts").toString());
        return Files.readAllLines(folder.resolve("plaintexts"));
    }

    private void run(String... command) throws Exception {
        var log = folder.resolve(command[0] + ".log");
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(command[0]).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static long distinct(List<byte[]> bodies, int from, int to) {
        var seen = new HashSet<String>();
        bodies.forEach(body -> seen.add(base64url(Arrays.copyOfRange(body, from, to))));
        return seen.size();
    }

    private static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    private static final class Receiver {
        private final KeyPair pair = P256.newKeyPair();
        private final byte[] auth = new byte[16];

        Receiver() {
            new Random().nextBytes(auth);
        }

        ReceiverKeys keys() {
            return ReceiverKeys.parse(
                    base64url(P256.point((ECPublicKey) pair.getPublic())), base64url(auth));
        }

        /// The private key as 32 bytes.
        byte[] scalar() {
            var scalar = ((ECPrivateKey) pair.getPrivate()).getS();
            return Arrays.copyOfRange(
                    scalar.add(BigInteger.ONE.shiftLeft(256)).toByteArray(), 1, 33);
        }
    }
}

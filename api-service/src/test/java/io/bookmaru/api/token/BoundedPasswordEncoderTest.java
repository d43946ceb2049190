package io.bookmaru.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bookmaru.http.OverloadedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void refusesWhenThreadsAndQueueAreFull() {
        var hashing = new PasswordHashing();
        try (var registry = hashing.passwordHashingThreads(new PasswordHashingProperties(1, 1));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var threads = registry.bulkhead("password-hashing");
            var passwords = new BoundedPasswordEncoder(new Slow(), threads);
            var hashed = callers.submit(() -> passwords.encode("one"));
            await().until(() -> threads.getMetrics().getActiveThreadCount() == 1);
            var waiting = callers.submit(() -> passwords.encode("two"));
            await().until(() -> threads.getMetrics().getQueueDepth() == 1);

            assertThatThrownBy(() -> passwords.matches("three", "x"))
                    .isInstanceOf(OverloadedException.class);
            release.countDown();

            await().until(hashed::isDone);
            await().until(waiting::isDone);
            assertThat(passwords.matches("four", "four")).isTrue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hashesOutsideOfVirtualThreads() throws Exception {
        var hashing = new PasswordHashing();
        try (var registry = hashing.passwordHashingThreads(new PasswordHashingProperties(0, 1))) {
            release.countDown();
            var thread = new CompletableFuture<Thread>();
            var passwords =
                    new BoundedPasswordEncoder(
                            new Slow() {
                                @Override
                                public String encode(CharSequence password) {
                                    thread.complete(Thread.currentThread());
                                    return "";
                                }
                            },
                            registry.bulkhead("password-hashing"));

            Thread.startVirtualThread(() -> passwords.encode("x")).join();

            assertThat(thread.join().isVirtual()).isFalse();
        }
    }

    private class Slow implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return encode(password).equals(hash);
        }
    }
}

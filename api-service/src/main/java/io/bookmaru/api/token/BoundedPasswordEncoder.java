package io.bookmaru.api.token;

import io.bookmaru.http.OverloadedException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Hashes in few threads of its own. A hash takes 0.1 s of a processor and a virtual thread would
/// not let go of its carrier, of which there are as many as processors: a handful of log-ins at a
/// time would stop all other requests.
class BoundedPasswordEncoder implements PasswordEncoder {
    private final PasswordEncoder passwords;
    private final ThreadPoolBulkhead threads;

    BoundedPasswordEncoder(PasswordEncoder passwords, ThreadPoolBulkhead threads) {
        this.passwords = passwords;
        this.threads = threads;
    }

    /// @throws OverloadedException when too many wait already
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inOneOfTheThreads(() -> passwords.encode(password));
    }

    /// @throws OverloadedException when too many wait already
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inOneOfTheThreads(() -> passwords.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return passwords.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inOneOfTheThreads(Supplier<T> hashing) {
        try {
            return threads.executeSupplier(hashing).toCompletableFuture().join();
        } catch (BulkheadFullException e) {
            throw new OverloadedException("Too many passwords are being checked: try again soon");
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

package io.bookmaru.api.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.api.member.AdminAccount.AdminProperties;
import io.bookmaru.api.testing.ApiIT;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@ApiIT
class AdminAccountIT {
    @Autowired private Members members;
    @Autowired private MemberEvents events;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Clock clock;

    @Test
    void instancesThatStartTogetherMakeOneAdmin() throws Exception {
        var instances = 4;
        var email = "admin-" + UUID.randomUUID() + "@bookmaru.local";
        var allHaveLooked = new CyclicBarrier(instances);

        var starts = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(instances)) {
            for (int i = 0; i < instances; i++) {
                var account =
                        new AdminAccount(
                                new AdminProperties(email.toUpperCase(Locale.ROOT), "a password"),
                                members,
                                new Waiting(allHaveLooked),
                                events,
                                transactions,
                                clock);
                starts.add(threads.submit(() -> account.run(new DefaultApplicationArguments())));
            }
        }

        for (var start : starts) start.get();
        assertThat(members.findByEmail(email)).isPresent();
    }

    /// Hashes when every instance has seen that there is no admin.
    private record Waiting(CyclicBarrier all) implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            try {
                all.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return false;
        }
    }
}

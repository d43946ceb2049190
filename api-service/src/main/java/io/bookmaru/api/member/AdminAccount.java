package io.bookmaru.api.member;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the first admin when a password for it is given. An account that exists is left as it is.
@Component
class AdminAccount implements ApplicationRunner {
    private final AdminProperties properties;
    private final Members members;
    private final PasswordEncoder passwords;
    private final MemberEvents events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    /// @param password none is made when this is absent
    @ConfigurationProperties("bookmaru.admin")
    record AdminProperties(
            @DefaultValue("admin@bookmaru.local") String email, @Nullable String password) {

        /// As all addresses are stored and looked for.
        AdminProperties {
            email = email.toLowerCase(Locale.ROOT);
        }
    }

    AdminAccount(
            AdminProperties properties,
            Members members,
            PasswordEncoder passwords,
            MemberEvents events,
            TransactionTemplate transactions,
            Clock clock) {
        this.properties = properties;
        this.members = members;
        this.passwords = passwords;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.password() == null || exists()) return;
        var admin =
                new Member(
                        properties.email(),
                        passwords.encode(properties.password()),
                        "Bookmaru",
                        "ko",
                        "Asia/Seoul",
                        true,
                        clock.instant());
        try {
            transactions.executeWithoutResult(_ -> events.changed(members.saveAndFlush(admin)));
        } catch (DataIntegrityViolationException e) {
            // Another instance that starts for the first time was faster.
            if (!exists()) throw e;
        }
    }

    private boolean exists() {
        return members.findByEmail(properties.email()).isPresent();
    }
}

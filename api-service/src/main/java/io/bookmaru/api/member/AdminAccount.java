package io.bookmaru.api.member;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes the first admin when a password for it is given. An account that exists is left as it is.
@Component
class AdminAccount implements ApplicationRunner {
    private final AdminProperties properties;
    private final Members members;
    private final PasswordEncoder passwords;
    private final MemberEvents events;
    private final Clock clock;

    /// @param password none is made when this is absent
    @ConfigurationProperties("bookmaru.admin")
    record AdminProperties(
            @DefaultValue("admin@bookmaru.local") String email, @Nullable String password) {}

    AdminAccount(
            AdminProperties properties,
            Members members,
            PasswordEncoder passwords,
            MemberEvents events,
            Clock clock) {
        this.properties = properties;
        this.members = members;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (properties.password() == null || members.findByEmail(properties.email()).isPresent()) {
            return;
        }
        var admin =
                new Member(
                        properties.email(),
                        passwords.encode(properties.password()),
                        "Bookmaru",
                        "ko",
                        "Asia/Seoul",
                        true,
                        clock.instant());
        events.changed(members.saveAndFlush(admin));
    }
}

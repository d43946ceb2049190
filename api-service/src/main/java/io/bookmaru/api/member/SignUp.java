package io.bookmaru.api.member;

import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.Topics;
import io.bookmaru.http.ConflictException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.Locale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class SignUp {
    private final Members members;
    private final PasswordEncoder passwords;
    private final MemberEvents events;
    private final Outbox outbox;
    private final Clock clock;

    SignUp(
            Members members,
            PasswordEncoder passwords,
            MemberEvents events,
            Outbox outbox,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ConflictException when the address has an account already
    @Transactional
    public Member signUp(
            String email, String password, String displayName, String language, String timeZone) {
        var member =
                insert(
                        new Member(
                                email.toLowerCase(Locale.ROOT),
                                passwords.encode(password),
                                displayName,
                                language,
                                timeZone,
                                false,
                                clock.instant()));
        events.changed(member);
        outbox.append(
                Topics.MEMBER_JOINED,
                member.id(),
                new MemberJoined(
                        EventIds.next(),
                        member.createdAt(),
                        member.id(),
                        member.displayName(),
                        member.language()));
        return member;
    }

    private Member insert(Member member) {
        try {
            return members.saveAndFlush(member);
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException(
                    "email-taken", "This e-mail address has an account already");
        }
    }
}

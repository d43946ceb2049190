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
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SignUp {
    private final Members members;
    private final PasswordEncoder passwords;
    private final MemberEvents events;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SignUp(
            Members members,
            PasswordEncoder passwords,
            MemberEvents events,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.events = events;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// No transaction is open while the password is hashed: it would keep a connection from others.
    ///
    /// @throws ConflictException when the address has an account already
    public Member signUp(
            String email, String password, String displayName, String language, String timeZone) {
        var member =
                new Member(
                        email.toLowerCase(Locale.ROOT),
                        passwords.encode(password),
                        displayName,
                        language,
                        timeZone,
                        false,
                        clock.instant());
        transactions.executeWithoutResult(_ -> join(member));
        return member;
    }

    private void join(Member member) {
        insert(member);
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
    }

    private void insert(Member member) {
        try {
            members.saveAndFlush(member);
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException(
                    "email-taken", "This e-mail address has an account already");
        }
    }
}

package io.bookmaru.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApiIT
class LogInLimitIT {
    private static final int OF_BOTH = 3;
    private static final int OF_CLIENT = 7;
    private static final int OF_EMAIL = 5;
    private static final long NOBODY = 0;

    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Api api;

    private final SettableClock clock = SettableClock.at(Instant.now());
    private final LimitProperties properties =
            new LimitProperties(
                    Duration.ofMinutes(15),
                    OF_BOTH,
                    OF_CLIENT,
                    OF_EMAIL,
                    2,
                    2,
                    Duration.ofDays(90),
                    List.of());
    private Attempts attempts;
    private LogInLimit limit;

    @BeforeEach
    void make() {
        attempts = new Attempts(jdbc, transactions, properties, clock);
        limit = new LogInLimit(attempts, new KnownClients(jdbc, properties, clock), properties);
    }

    @Test
    void refusesOneAddressFromOneClientUntilTheWindowEnds() {
        var email = email();
        var client = client();
        fail(OF_BOTH, email, client);
        clock.advance(Duration.ofMinutes(5));

        assertThatThrownBy(() -> limit.begin(email, client, NOBODY))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        e ->
                                assertThat(e.retryAfter())
                                        .isBetween(
                                                Duration.ofSeconds(599), Duration.ofSeconds(601)));
        fail(1, email(), client);
        fail(1, email, client());
        clock.advance(Duration.ofMinutes(10));
        fail(OF_BOTH, email, client);
    }

    @Test
    void refusesAClientThatTriesManyAddresses() {
        var client = client();
        for (int i = 0; i < OF_CLIENT; i++) fail(1, email(), client);

        assertFull(email(), client, NOBODY);
    }

    @Test
    void oneClientCannotShutOutAnAddress() {
        var email = email();
        var attacker = client();
        fail(OF_BOTH, email, attacker);
        for (int i = 0; i < OF_EMAIL; i++) assertFull(email, attacker, NOBODY);

        fail(1, email, client());
    }

    @Test
    void manyClientsShutOutAMemberOnlyWhereItHasNeverBeen() {
        var member = api.signUp("김하늘");
        var home = client();
        limit.begin(member.email(), home, member.id()).succeeded();
        for (int i = 0; i < OF_EMAIL; i++) fail(1, member.email(), client());

        assertFull(member.email(), client(), member.id());
        limit.begin(member.email(), home, member.id()).succeeded();
    }

    @Test
    void successForgetsWhatTheAddressHadButNotTheClient() {
        var member = api.signUp("김하늘");
        var client = client();
        fail(OF_BOTH - 1, member.email(), client);
        limit.begin(member.email(), client, member.id()).succeeded();
        fail(OF_BOTH, member.email(), client);

        fail(OF_CLIENT - (2 * OF_BOTH - 1), email(), client);
        assertFull(email(), client, NOBODY);
    }

    @Test
    void abandonedAttemptDoesNotCount() {
        var email = email();
        var client = client();
        for (int i = 0; i <= OF_CLIENT; i++) limit.begin(email, client, NOBODY).abandoned();

        fail(OF_BOTH, email, client);
    }

    @Test
    void manyAtOnceDoNotSlipThrough() {
        var email = email();
        var client = client();
        var admitted = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                threads.execute(() -> {
                    limit.begin(email, client, NOBODY);
                    admitted.incrementAndGet();
                });
            }
        }

        assertThat(admitted).hasValue(OF_BOTH);
    }

    @Test
    void refreshesAndSignUpsAreCountedForTheClient() {
        var limits = new ClientLimits(attempts, properties);
        var client = client();
        for (int i = 0; i < 2; i++) {
            limits.beginSignUp(client);
            limits.beginRefresh(client);
            limits.refreshFailed(client);
        }

        assertThatThrownBy(() -> limits.beginSignUp(client))
                .isInstanceOf(TooManyAttemptsException.class);
        assertThatThrownBy(() -> limits.beginRefresh(client))
                .isInstanceOf(TooManyAttemptsException.class);
        assertThatCode(() -> limits.refreshFailed(client)).doesNotThrowAnyException();
        assertThatCode(() -> limits.beginSignUp(client())).doesNotThrowAnyException();
    }

    @Test
    void whatIsOverIsRemoved() {
        var client = client();
        fail(1, email(), client);
        clock.advance(Duration.ofMinutes(15));
        var future = new Attempts(jdbc, transactions, properties, clock);
        long before = rows();

        future.removeOld();

        assertThat(rows()).isLessThanOrEqualTo(before - 3);
    }

    private long rows() {
        return jdbc.sql("select count(*) from attempts").query(Long.class).single();
    }

    private void fail(int times, String email, ClientAddress client) {
        for (int i = 0; i < times; i++) limit.begin(email, client, NOBODY);
    }

    private void assertFull(String email, ClientAddress client, long memberId) {
        assertThatThrownBy(() -> limit.begin(email, client, memberId))
                .isInstanceOf(TooManyAttemptsException.class);
    }

    private static String email() {
        return UUID.randomUUID() + "@example.org";
    }

    private static ClientAddress client() {
        return new ClientAddress(UUID.randomUUID().toString());
    }
}

package io.bookmaru.push.subscription;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Encrypts the keys of browsers that were stored before there was a secret, once, a few at a time.
@Component
class EncryptStoredAddresses {
    private static final Logger log = LoggerFactory.getLogger(EncryptStoredAddresses.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final AddressEncryption encryption;
    private final TransactionTemplate transactions;

    EncryptStoredAddresses(
            JdbcClient jdbc, AddressEncryption encryption, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.transactions = transactions;
    }

    private record Stored(long id, PushAddress address) {}

    @EventListener(ApplicationReadyEvent.class)
    void encrypt() {
        int encrypted;
        int all = 0;
        do {
            encrypted = encryptBatch();
            all += encrypted;
        } while (encrypted == BATCH);
        if (all > 0) log.info("The keys of {} browsers are encrypted now", all);
    }

    private int encryptBatch() {
        var done =
                transactions.execute(_ -> {
                    var plain = plain();
                    plain.forEach(this::encrypt);
                    return plain.size();
                });
        return done == null ? 0 : done;
    }

    private List<Stored> plain() {
        return jdbc.sql(
                        """
                        select id, endpoint, p256dh, auth
                        from subscription
                        where left(auth, 2) <> :prefix
                        limit :batch
                        for update skip locked
                        """)
                .param("prefix", AddressEncryption.PREFIX)
                .param("batch", BATCH)
                .query((row, _) ->
                        new Stored(
                                row.getLong("id"),
                                new PushAddress(
                                        row.getString("endpoint"),
                                        row.getString("p256dh"),
                                        row.getString("auth"))))
                .list();
    }

    private void encrypt(Stored stored) {
        var address = stored.address();
        jdbc.sql("update subscription set p256dh = :p256dh, auth = :auth where id = :id")
                .param("p256dh", encryption.encrypt(address.p256dh(), address.endpoint()))
                .param("auth", encryption.encrypt(address.auth(), address.endpoint()))
                .param("id", stored.id())
                .update();
    }
}

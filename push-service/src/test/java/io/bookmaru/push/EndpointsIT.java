package io.bookmaru.push;

import io.bookmaru.push.receipt.ReceiptTokens;
import io.bookmaru.testing.body.SendGeneratedBodies;
import io.bookmaru.testing.endpoint.AccessMatrix;
import io.bookmaru.testing.endpoint.Cast;
import io.bookmaru.testing.endpoint.Samples;
import io.bookmaru.testing.forgery.SendForgedTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Every endpoint of this service is in endpoints.txt.
class EndpointsIT extends PushServiceTest implements Samples {
    private static final List<String> PRIVILEGED =
            List.of(
                    "select id, member_id, read_at from notification"
                            + " where member_id <> :caller order by id",
                    "select id, member_id, title, body, url, created_at from notification"
                            + " where member_id = :caller order by id",
                    // Without those that subscribedEndpoint plants.
                    "select id, member_id from subscription where vapid_key_id <> 'none' order by id",
                    // An array as text: the driver writes it in two ways, depending on how often it
                    // has asked.
                    "select member_id, kinds_off::text, quiet_from, language from notification_setting"
                            + " where member_id <> :caller order by member_id",
                    "select member_id, post_id from muted_post"
                            + " where member_id <> :caller order by member_id, post_id");

    @Autowired private ApplicationContext service;
    @Autowired private ReceiptTokens receipts;

    @Override
    public Cast cast() {
        return new Cast(newMember(), newMember(), newMember());
    }

    @Override
    public String of(String name, Cast cast) {
        return switch (name) {
            case "notification" -> notificationOf(cast.owner());
            case "post" -> "77"; // which this service need not know
            case "receipt" -> receipts.of(delivery(notificationOf(cast.owner())));
            case "newEndpoint" -> newEndpoint();
            case "newSubscribedEndpoint" -> subscribedEndpoint(cast);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private long delivery(String notification) {
        return jdbc.sql(
                        """
                        insert into delivery (notification_id, subscription_id, binding_version,
                                              state, next_attempt_at, expires_at)
                        values (?, 0, 1, 'ACCEPTED', now(), now())
                        returning id
                        """)
                .param(Long.valueOf(notification))
                .query(Long.class)
                .single();
    }

    private static String newEndpoint() {
        return "https://fcm.googleapis.com/" + UUID.randomUUID();
    }

    private String subscribedEndpoint(Cast cast) {
        return jdbc.sql(
                        """
                        insert into subscription (member_id, endpoint, p256dh, auth, vapid_key_id,
                                                  binding_version, bound_at)
                        values (?, ?, 'BA', 'BTBZMqHH6r4Tts7J_aSIgg', 'none', 1, now())
                        returning endpoint
                        """)
                .params(cast.owner(), newEndpoint())
                .query(String.class)
                .single();
    }

    private String notificationOf(long member) {
        return jdbc.sql(
                        """
                        insert into notification (event_id, member_id, kind, title, body, url, tag,
                                                  created_at, expires_at)
                        values (?, ?, 'COMMENT', '', '', '/', '', now(), now() + interval '1 day')
                        returning id
                        """)
                .params(UUID.randomUUID(), member)
                .query(Long.class)
                .single()
                .toString();
    }

    @Test
    void answerEveryRoleAsTheirRowsSay() {
        AccessMatrix.assertEveryCellOf(service, this);
    }

    @Test
    void acceptNoForgedToken() {
        SendForgedTokens.to(service, this);
    }

    @Test
    void areNotHarmedByGeneratedBodies() {
        SendGeneratedBodies.toEveryWriteOf(service, this, PRIVILEGED);
    }
}

package io.bookmaru.push.delivery;

import io.bookmaru.push.delivery.DueDelivery.Receiver;
import io.bookmaru.push.receipt.ReceiptTokens;
import io.bookmaru.push.subscription.AddressEncryption;
import io.bookmaru.push.webpush.PushMessage;
import io.bookmaru.push.webpush.ReceiverKeys;
import io.bookmaru.push.webpush.Urgency;
import io.bookmaru.push.webpush.VapidKey;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes of a delivery the message that is sent for it.
@Component
class ComposePush {
    private final AddressEncryption encryption;
    private final ReceiptTokens receipts;
    private final JsonMapper json;

    ComposePush(AddressEncryption encryption, ReceiptTokens receipts, JsonMapper json) {
        this.encryption = encryption;
        this.receipts = receipts;
        this.json = json;
    }

    /// @param endpoint the receiver's, as it has been judged
    PushMessage of(
            DueDelivery delivery,
            Receiver receiver,
            URI endpoint,
            VapidKey key,
            Duration timeLeft) {
        var payload = new ReceiptedPayload(delivery.payload(), receipts.of(delivery.id()));
        return new PushMessage(
                endpoint,
                keys(receiver),
                key,
                json.writeValueAsBytes(payload),
                timeLeft,
                Urgency.NORMAL,
                PushTopic.of(delivery.payload().tag()));
    }

    private ReceiverKeys keys(Receiver receiver) {
        return ReceiverKeys.parse(
                encryption.decrypt(receiver.p256dh(), receiver.endpoint()),
                encryption.decrypt(receiver.auth(), receiver.endpoint()));
    }
}

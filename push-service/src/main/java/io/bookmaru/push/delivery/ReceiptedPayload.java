package io.bookmaru.push.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The payload and, beside its fields, the token with which the service worker reports back.
record ReceiptedPayload(@JsonUnwrapped PushPayload payload, String receipt) {}

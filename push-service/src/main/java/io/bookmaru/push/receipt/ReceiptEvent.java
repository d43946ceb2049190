package io.bookmaru.push.receipt;

/// What a browser has done with a push.
enum ReceiptEvent {
    SHOWN,
    CLICKED
}

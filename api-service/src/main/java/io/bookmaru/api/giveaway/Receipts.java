package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/// The receipts of one giveaway. A member's is always the same one, and nobody without the
/// giveaway's key can make or recognise it.
final class Receipts {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final HmacSha256 hmac;

    Receipts(byte[] key) {
        this.hmac = new HmacSha256(key);
    }

    byte[] bytesOf(long memberId) {
        return hmac.of(Long.toString(memberId).getBytes(US_ASCII));
    }

    /// As a member gets it: its bytes in base64url.
    String of(long memberId) {
        return text(bytesOf(memberId));
    }

    static String text(byte[] receipt) {
        return TEXT.encodeToString(receipt);
    }

    /// What is published of a receipt: SHA-256 of its text.
    byte[] hashOf(long memberId) {
        return Sha256.of(of(memberId).getBytes(US_ASCII));
    }
}

package io.bookmaru.push.subscription;

import io.bookmaru.push.webpush.VapidKeys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PublicKeyController {
    private final PublicKeyResponse current;

    PublicKeyController(VapidKeys keys) {
        this.current = new PublicKeyResponse(keys.current().id(), keys.current().publicKey());
    }

    @GetMapping("/api/v1/push/public-key")
    PublicKeyResponse publicKey() {
        return current;
    }

    /// @param publicKey what a page passes to the browser as `applicationServerKey`, base64url
    record PublicKeyResponse(String keyId, String publicKey) {}
}

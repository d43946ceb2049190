package io.bookmaru.push.subscription;

import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// For a service worker whose browser has changed its subscription by itself
/// (`pushsubscriptionchange`, Push API): it has no token, and nobody may be logged in.
@RestController
class ReplacementController {
    private static final String P256DH = "B[A-Za-z0-9_-]{86}=?";
    private static final String AUTH = "[A-Za-z0-9_-]{22}(==)?";

    private final CheckBrowser checkBrowser;
    private final ReplaceSubscription replaceSubscription;

    ReplacementController(CheckBrowser checkBrowser, ReplaceSubscription replaceSubscription) {
        this.checkBrowser = checkBrowser;
        this.replaceSubscription = replaceSubscription;
    }

    /// @param oldAuth the secret of the subscription that is no more: whoever has it was there
    record ReplacementRequest(
            @NotNull @Size(max = 1024) String oldEndpoint,
            @NotNull @Pattern(regexp = AUTH) String oldAuth,
            @NotNull @Valid BrowserSubscription subscription) {}

    /// A browser's `PushSubscription` as JSON.
    ///
    /// @param applicationServerKey the same as before when absent
    record BrowserSubscription(
            @NotNull @Size(max = 1024) String endpoint,
            @Nullable Long expirationTime,
            @NotNull @Valid Keys keys,
            @Nullable @Pattern(regexp = P256DH) String applicationServerKey) {

        record Keys(
                @NotNull @Pattern(regexp = P256DH) String p256dh,
                @NotNull @Pattern(regexp = AUTH) String auth) {}
    }

    /// Whether the old endpoint is unknown or the secret is wrong is answered alike.
    @PostMapping("/api/v1/push/subscriptions/replacement")
    ResponseEntity<Object> replace(@Valid @RequestBody ReplacementRequest request) {
        var browser = browser(request.subscription());
        checkBrowser
                .check(browser)
                .ifPresent(reason -> {
                    throw new InvalidInputException("subscription", reason);
                });
        var old = new OldSubscription(request.oldEndpoint(), withoutPadding(request.oldAuth()));
        if (replaceSubscription.replace(old, browser)) return ResponseEntity.noContent().build();
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .body(
                        Problem.of(
                                HttpStatus.FORBIDDEN,
                                "replacement-refused",
                                "Not replaced",
                                "There is no subscription with this endpoint and this secret"));
    }

    private static NewBrowser browser(BrowserSubscription given) {
        var key = given.applicationServerKey();
        return new NewBrowser(
                new PushAddress(
                        given.endpoint(),
                        withoutPadding(given.keys().p256dh()),
                        withoutPadding(given.keys().auth())),
                key == null ? null : withoutPadding(key));
    }

    private static String withoutPadding(String base64url) {
        return base64url.replace("=", "");
    }
}

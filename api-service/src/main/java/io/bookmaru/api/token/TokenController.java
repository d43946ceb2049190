package io.bookmaru.api.token;

import io.bookmaru.api.limit.ClientAddress;
import io.bookmaru.http.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {
    private final LogIn logIn;

    TokenController(LogIn logIn) {
        this.logIn = logIn;
    }

    record LogInRequest(
            @NotNull @Size(max = 254) String email, @NotNull @Size(max = 72) String password) {}

    record RefreshRequest(@NotNull @Size(max = 200) String refreshToken) {}

    /// @param expiresIn seconds until the access token expires
    record Tokens(String accessToken, String refreshToken, long expiresIn) {}

    @PostMapping("/api/v1/tokens")
    ResponseEntity<Object> logIn(ClientAddress client, @Valid @RequestBody LogInRequest request) {
        return answer(
                logIn.logIn(request.email(), request.password(), client),
                "wrong-credentials",
                "E-mail address and password do not belong together");
    }

    @PostMapping("/api/v1/tokens/refresh")
    ResponseEntity<Object> refresh(
            ClientAddress client, @Valid @RequestBody RefreshRequest request) {
        return answer(
                logIn.refresh(request.refreshToken(), client),
                "invalid-refresh-token",
                "The refresh token is unknown, expired or was used before: log in again");
    }

    /// Ends a log-in: none of the refresh tokens that came of it works any more (RFC 7009 §2). The
    /// access token does until it expires. A token that is not known is none already (§2.2).
    @PostMapping("/api/v1/tokens/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@Valid @RequestBody RefreshRequest request) {
        logIn.logOut(request.refreshToken());
    }

    private static ResponseEntity<Object> answer(
            Optional<Tokens> tokens, String problem, String detail) {
        if (tokens.isPresent()) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(tokens.get());
        }
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(Problem.of(HttpStatus.UNAUTHORIZED, problem, "Not logged in", detail));
    }
}

package io.bookmaru.testing.forgery;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A request that must be answered as if it had no token.
///
/// @param headers names and values in turn
/// @param query with its question mark, or empty
/// @param answers what it may be answered
record Forgery(String name, List<String> headers, String query, Set<Integer> answers) {
    private static final Set<Integer> UNAUTHENTICATED = Set.of(401);

    /// Refused by the container, if not by the service.
    private static final Set<Integer> TOO_LARGE = Set.of(400, 401, 431);

    static Forgery token(String name, String token) {
        return headers(name, "Authorization", "Bearer " + token);
    }

    static Forgery headers(String name, String... namesAndValues) {
        return new Forgery(name, List.of(namesAndValues), "", UNAUTHENTICATED);
    }

    static Forgery query(String name, String query) {
        return new Forgery(name, List.of(), query, UNAUTHENTICATED);
    }

    static Forgery tooLarge(String name, String token) {
        return new Forgery(name, List.of("Authorization", "Bearer " + token), "", TOO_LARGE);
    }

    /// All there are, for a member who exists and would be an admin.
    static List<Forgery> all(long memberId) {
        var honest = TokenParts.honest(memberId);
        return Stream.of(
                        ForgedSignatures.of(honest),
                        ForgedHeaders.of(honest),
                        ForgedClaims.of(honest),
                        ForgedText.of(honest),
                        ForgedRequests.of(honest))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

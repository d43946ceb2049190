package io.bookmaru.api.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bookmaru.http.ConflictException;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Gives a repeated request the answer of the first one instead of a second effect.
///
/// Key, answer and effect are one transaction: after a crash there are all or none. Only success is
/// kept, so a request that was refused or failed may be sent again with the same key.
@Component
public class AnswerOnce {
    private final IdempotencyKeys keys;
    private final JsonMapper json;

    /// An answer that another release has kept may have other fields.
    AnswerOnce(IdempotencyKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json =
                json.rebuild()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .changeDefaultPropertyInclusion(
                                fields -> fields.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build();
    }

    /// @param request the body
    /// @param effect what the request does, and its answer of type `type`; runs in the transaction,
    ///   without a key as well
    /// @throws ConflictException when the key was used for another request, or is in use now
    @Transactional
    public <T> ResponseEntity<T> answer(
            IdempotencyKey key, Object request, Class<T> type, Supplier<ResponseEntity<T>> effect) {
        var value = key.value();
        if (value == null) return effect.get();
        var hash = RequestHash.of(key.operation(), json.writeValueAsBytes(request));
        if (!keys.lock(key.memberId(), value)) {
            throw new ConflictException(
                    "request-in-progress", "A request with this Idempotency-Key is being answered");
        }
        return keys.take(key.memberId(), value, hash)
                ? keep(key.memberId(), value, effect.get())
                : first(key.memberId(), value, hash, type);
    }

    private <T> ResponseEntity<T> keep(long memberId, String key, ResponseEntity<T> answer) {
        var location = answer.getHeaders().getLocation();
        keys.keep(
                memberId,
                key,
                answer.getStatusCode().value(),
                location == null ? null : location.toString(),
                json.writeValueAsString(answer.getBody()));
        return answer;
    }

    private <T> ResponseEntity<T> first(long memberId, String key, byte[] hash, Class<T> type) {
        var kept = keys.find(memberId, key).orElseThrow();
        if (!Arrays.equals(kept.requestHash(), hash)) {
            throw new ConflictException(
                    "idempotency-key-reused", "This Idempotency-Key was used for another request");
        }
        var answer = ResponseEntity.status(kept.status());
        if (kept.location() != null) answer.location(URI.create(kept.location()));
        return answer.body(json.readValue(kept.body(), type));
    }
}

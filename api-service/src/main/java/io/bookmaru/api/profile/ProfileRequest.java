package io.bookmaru.api.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record ProfileRequest(
        long id,
        long memberId,
        Type type,
        Status status,
        @JsonUnwrapped ProfileContent content,
        @Nullable String reason,
        Instant createdAt) {

    enum Type {
        REGISTER,
        UPDATE
    }

    enum Status {
        PENDING,
        APPROVED,
        REJECTED
    }
}

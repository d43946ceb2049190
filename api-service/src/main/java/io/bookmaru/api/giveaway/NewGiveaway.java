package io.bookmaru.api.giveaway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

record NewGiveaway(
        @NotBlank @Size(max = 200) String title,
        @NotNull Mode mode,
        @NotNull @Min(1) @Max(100_000) Integer quota,
        @NotNull Instant opensAt,
        @NotNull Instant closesAt) {}

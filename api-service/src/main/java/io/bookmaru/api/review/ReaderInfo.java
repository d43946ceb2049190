package io.bookmaru.api.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// What a member tells of the child for whom its reviews speak, without saying which child.
///
/// @param readingLevel 1 (is read to) to 10 (reads anything)
record ReaderInfo(
        @NotNull @Min(1) @Max(10) Integer readingLevel,
        @NotNull @Min(0) @Max(18) Integer ageYears) {}

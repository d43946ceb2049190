package io.bookmaru.api.book;

import io.bookmaru.events.MbtiTraits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an admin says of a book.
record BookDetails(
        @NotBlank @Size(max = 300) String title,
        @NotBlank @Size(max = 200) String author,
        @Nullable @Pattern(regexp = "[0-9]{9}[0-9X]|97[89][0-9]{10}") String isbn,
        @Nullable @Min(-3000) @Max(2200) Integer firstYear,
        @NotEmpty @Size(max = 10) List<@NotBlank @Size(max = 40) String> genres,
        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 40) String> topics,
        @NotNull @Valid Traits mbti,
        @NotNull @Min(0) @Max(18) Integer ageFrom,
        @NotNull @Min(0) @Max(99) Integer ageTo) {

    /// Positive is E, N, F and P.
    record Traits(
            @NotNull @DecimalMin("-1") @DecimalMax("1") Double ei,
            @NotNull @DecimalMin("-1") @DecimalMax("1") Double sn,
            @NotNull @DecimalMin("-1") @DecimalMax("1") Double tf,
            @NotNull @DecimalMin("-1") @DecimalMax("1") Double jp) {

        MbtiTraits toEvent() {
            return new MbtiTraits(ei, sn, tf, jp);
        }
    }

    BookDetails {
        if (genres != null) genres = genres.stream().distinct().toList();
        if (topics != null) topics = topics.stream().distinct().toList();
    }
}

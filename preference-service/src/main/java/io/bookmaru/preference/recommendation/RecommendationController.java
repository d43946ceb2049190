package io.bookmaru.preference.recommendation;

import io.bookmaru.http.Caller;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecommendationController {

    /// @param score comparable within one answer only
    record Recommendation(long bookId, String title, BigDecimal score, List<String> reasons) {}

    private final RecommendBooks recommendBooks;
    private final ReasonWords words;

    RecommendationController(RecommendBooks recommendBooks, ReasonWords words) {
        this.recommendBooks = recommendBooks;
        this.words = words;
    }

    @GetMapping("/api/v1/children/{childId}/recommendations")
    List<Recommendation> recommendations(
            @PathVariable long childId,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
            Caller caller,
            Locale language) {
        return recommendBooks.recommend(caller, childId, size).stream()
                .map(match -> recommendation(match, language))
                .toList();
    }

    private Recommendation recommendation(Match match, Locale language) {
        return new Recommendation(
                match.book().id(),
                match.book().title(),
                BigDecimal.valueOf(match.score()).setScale(2, RoundingMode.HALF_EVEN),
                words.of(match, language));
    }
}

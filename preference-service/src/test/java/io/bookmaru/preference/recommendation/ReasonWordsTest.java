package io.bookmaru.preference.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReasonWordsTest {
    private final ReasonWords words = new ReasonWords(messages());

    @Test
    void namesTheMostLikedFirstAndNoMoreThanTwo() {
        var reader =
                reader(
                        6,
                        Map.of("fantasy", 2.0, "humor", 6.0, "poetry", 4.0, "war", -2.0),
                        null,
                        0);

        assertThat(words.of(match(List.of("war", "fantasy", "poetry", "humor"), reader), KO))
                .containsExactly("좋아하는 장르예요: 유머", "좋아하는 장르예요: 동시");
    }

    @Test
    void saysAWordWithoutTranslationAsItIs() {
        var reader = reader(6, Map.of("choose-your-own", 2.0), null, 0);

        assertThat(words.of(match(List.of("choose-your-own"), reader), KO))
                .containsExactly("좋아하는 장르예요: choose your own");
    }

    @Test
    void namesTheTypeOnceThereIsOne() {
        assertThat(words.of(match(List.of(), reader(6, Map.of(), null, 50)), Locale.UK))
                .containsExactly("Suits your child's personality");
        assertThat(words.of(match(List.of(), reader(6, Map.of(), "ENFP", 50)), Locale.UK))
                .containsExactly("Suits your child's personality (ENFP)");
    }

    @Test
    void hasAlwaysSomethingToSay() {
        assertThat(words.of(match(List.of(), reader(6, Map.of(), null, 0)), Locale.ROOT))
                .containsExactly("6살에 읽기 좋은 책이에요");
        assertThat(words.of(match(List.of(), reader(12, Map.of(), null, 0)), Locale.FRENCH))
                .containsExactly("새로운 책을 만나 보세요");
    }

    private static final Locale KO = Locale.KOREA;

    private static Match match(List<String> genres, Reader reader) {
        var book = new CatalogueBook(1, "책", genres, List.of(), 1, 0, 0, 0, 4, 8);
        return Match.of(book, reader, 0);
    }

    private static Reader reader(int age, Map<String, Double> genres, String type, double ei) {
        return new Reader(age, genres, Map.of(), ei, 0, 0, 0, type);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("reasons");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}

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
    void namesTheLikedBookThatLedThere() {
        var liked = new CatalogueBook(2, "강아지똥", List.of(), List.of(), 0, 0, 0, 0, 4, 8);
        var match = new Match(match(List.of(), NEWCOMER).book(), NEWCOMER, 1, 0, 3, liked);

        assertThat(words.of(match, KO))
                .containsExactly("『강아지똥』 책을 좋아한 친구들이 이 책도 좋아해요", "또래 친구들이 좋아하는 책이에요");
        assertThat(words.of(match, Locale.UK))
                .startsWith("Children who like “강아지똥” like this one too");
    }

    @Test
    void hasAlwaysSomethingToSay() {
        assertThat(words.of(match(List.of(), reader(6, Map.of(), null, 0)), Locale.ROOT))
                .containsExactly("6살에 읽기 좋은 책이에요");
        assertThat(words.of(match(List.of(), reader(12, Map.of(), null, 0)), Locale.FRENCH))
                .containsExactly("새로운 책을 만나 보세요");
    }

    private static final Locale KO = Locale.KOREA;
    private static final Reader NEWCOMER = reader(6, Map.of(), null, 0);

    private static Match match(List<String> genres, Reader reader) {
        var book = new CatalogueBook(1, "책", genres, List.of(), 1, 0, 0, 0, 4, 8);
        return new Match(book, reader, 1, reader.ei() / 400, 0, null);
    }

    private static Reader reader(int age, Map<String, Double> genres, String type, double ei) {
        return new Reader(age, 2020, genres, Map.of(), ei, 0, 0, 0, type, new long[0], new long[0]);
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

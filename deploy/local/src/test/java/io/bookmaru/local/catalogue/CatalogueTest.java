package io.bookmaru.local.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueTest {
    private static final List<JsonNode> BOOKS =
            IntStream.range(0, 230).mapToObj(CatalogueTest::book).toList();

    @Test
    void addsEveryBookOnce() throws Exception {
        try (var fake = new FakeBooks(1_000)) {
            assertThat(load(fake)).isEqualTo(230);
            assertThat(load(fake)).isZero();

            assertThat(fake.all()).containsExactlyElementsOf(BOOKS);
        }
    }

    @Test
    void completesWhatWasCutShort() throws Exception {
        try (var full = new FakeBooks(150)) {
            assertThatThrownBy(() -> load(full))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered 503 (expected: 201)")
                    .hasMessageContaining("No more room");

            try (var roomy = new FakeBooks(1_000)) {
                roomy.addAll(full.all());
                assertThat(load(roomy)).isEqualTo(80);
                assertThat(roomy.all()).containsExactlyElementsOf(BOOKS);
            }
        }
    }

    @Test
    void saysWhenThePasswordIsAnother() throws Exception {
        try (var fake = new FakeBooks(0);
                var api = new BooksApi(fake.address())) {
            assertThatThrownBy(() -> api.logIn(FakeBooks.EMAIL, "guessed"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("password of admin@bookmaru.local is not the one");
        }
    }

    @Test
    void comesWithBooksThatDifferInTitleOrAuthor() throws Exception {
        try (var fake = new FakeBooks(10_000);
                var api = new BooksApi(fake.address())) {
            api.logIn(FakeBooks.EMAIL, FakeBooks.PASSWORD);

            assertThat(Catalogue.read().load(api)).isEqualTo(api.titles().size()).isPositive();
        }
    }

    private static int load(FakeBooks fake) throws Exception {
        try (var api = new BooksApi(fake.address())) {
            api.logIn(FakeBooks.EMAIL, FakeBooks.PASSWORD);
            return new Catalogue(BOOKS).load(api);
        }
    }

    private static JsonNode book(int number) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("title", "책 " + number / 2)
                .put("author", number % 2 == 0 ? "김하늘" : "이바다");
    }
}

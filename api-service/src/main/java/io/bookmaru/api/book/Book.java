package io.bookmaru.api.book;

import io.bookmaru.events.MbtiTraits;
import java.util.List;
import org.jspecify.annotations.Nullable;

record Book(
        long id,
        String title,
        String author,
        @Nullable String isbn,
        @Nullable Integer firstYear,
        List<String> genres,
        List<String> topics,
        MbtiTraits mbti,
        int ageFrom,
        int ageTo,
        long revision) {}

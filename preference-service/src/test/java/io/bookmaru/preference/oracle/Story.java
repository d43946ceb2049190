package io.bookmaru.preference.oracle;

import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.Facts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Children who change their minds about books that are changed meanwhile. Most of it is told in
/// order, some late, some twice, some of it long after; the first that is heard of a book may be a
/// reaction to it. The same seed makes the same story, but for the ids.
public final class Story {
    private static final int TOLD_AGAIN_PERCENT = 15;
    private static final int SWAPPED_PERCENT = 15;
    private static final int REACTIONS_TO_A_BOOK_CHANGE = 40;
    private static final List<String> GENRES = names("genre", 12);
    private static final List<String> TOPICS = names("topic", 30);

    private final Random random;
    private final List<Long> children;
    private final List<Long> books;
    private final Map<Object, Long> revisions = new HashMap<>();
    private final List<Fact> told = new ArrayList<>();
    private final Oracle oracle = new Oracle();

    public Story(long seed, int children, int books) {
        this.random = new Random(seed);
        this.children = ids(children);
        this.books = ids(books);
    }

    /// What happens next.
    public List<Fact> next(int reactions) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < reactions; i++) {
            facts.add(isTrueFor(TOLD_AGAIN_PERCENT) && !told.isEmpty() ? any(told) : reaction());
            if (random.nextInt(REACTIONS_TO_A_BOOK_CHANGE) == 0) facts.add(book());
        }
        for (int i = 0; i < facts.size() * SWAPPED_PERCENT / 100; i++)
            Collections.swap(facts, random.nextInt(facts.size()), random.nextInt(facts.size()));
        facts.forEach(oracle::hear);
        told.addAll(facts);
        return facts;
    }

    private Fact reaction() {
        long child = any(children);
        long book = any(books);
        var kind = any(List.of(Kind.LIKE, Kind.LIKE, Kind.DISLIKE, Kind.DISLIKE, Kind.NONE));
        return new Reacted(new Reaction(child, book, kind, nextRevision(child + ":" + book)));
    }

    private Fact book() {
        long book = any(books);
        return new BookTags(
                book,
                nextRevision(book),
                some(GENRES, 3),
                some(TOPICS, 4),
                Stream.generate(this::trait).limit(4).toList());
    }

    private BigDecimal trait() {
        var decimals = random.nextInt(4);
        var unit = BigDecimal.TEN.pow(decimals).intValueExact();
        return BigDecimal.valueOf(random.nextInt(2 * unit + 1) - unit, decimals);
    }

    /// A name may come twice.
    private List<String> some(List<String> names, int atMost) {
        return Stream.generate(() -> any(names)).limit(random.nextInt(atMost + 1)).toList();
    }

    private long nextRevision(Object of) {
        return revisions.merge(of, 1L, Long::sum);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean isTrueFor(int percent) {
        return random.nextInt(100) < percent;
    }

    public List<Long> children() {
        return children;
    }

    Oracle oracle() {
        return oracle;
    }

    private static List<Long> ids(int count) {
        return LongStream.range(0, count).map(_ -> Facts.newId()).boxed().toList();
    }

    private static List<String> names(String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> kind + i).toList();
    }
}

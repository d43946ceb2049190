package io.bookmaru.faults.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Toggles the reactions of some children, which nobody else does.
final class ReactionClient {
    private final Api api;
    private final Tally tally;
    private final Random random;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Member parent, long child, long book, ChainWriter chain) {}

    ReactionClient(Api api, Tally tally, long seed) {
        this.api = api;
        this.tally = tally;
        this.random = new Random(seed);
    }

    void add(Member parent, long child, long[] books) {
        for (var book : books)
            pairs.add(new Pair(parent, child, book, new ChainWriter(child + ":" + book)));
    }

    void run(Pace pace, Supplier<Boolean> goesOn) {
        var open = new ArrayList<>(pairs);
        while (goesOn.get() && !open.isEmpty()) {
            pace.await();
            int at = random.nextInt(open.size());
            var pair = open.get(at);
            change(pair, goesOn);
            if (!pair.chain().hasEnded()) continue;
            open.set(at, open.getLast());
            open.removeLast();
        }
    }

    private void change(Pair pair, Supplier<Boolean> goesOn) {
        var kind = other(pair.chain().last());
        var path = "/api/v1/children/%d/reactions/%d".formatted(pair.child(), pair.book());
        var token = pair.parent().token();
        pair.chain()
                .change(
                        kind,
                        () -> {
                            var answer =
                                    kind.equals("NONE")
                                            ? api.delete(path, token)
                                            : api.put(path, token, "{\"kind\": \"" + kind + "\"}");
                            if (answer.isAcknowledged()) tally.countEvent();
                            return answer;
                        },
                        goesOn,
                        tally);
    }

    /// Each of the others is as likely; there is nothing to take back at first.
    private String other(@Nullable String kind) {
        var others =
                Stream.of("LIKE", "DISLIKE", "NONE")
                        .filter(k -> !k.equals(kind))
                        .filter(k -> kind != null || !k.equals("NONE"))
                        .toList();
        return others.get(random.nextInt(others.size()));
    }

    List<Chain> chains() {
        return pairs.stream().map(pair -> pair.chain().chain()).toList();
    }
}

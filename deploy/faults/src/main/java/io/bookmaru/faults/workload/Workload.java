package io.bookmaru.faults.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All clients of one row, with children, books and members of its own.
public final class Workload {
    private static final int REACTION_CLIENTS = 8;
    private static final double EASED = 0.3;

    /// The most that a member may have.
    private static final int CHILDREN_OF_ONE = 20;

    private final Tally tally;
    private final List<ReactionClient> reactions = new ArrayList<>();
    private final ProfileClient profiles;
    private final CommentClient comments;
    private final Member poster;
    private final Set<Long> children = new LinkedHashSet<>();
    private final Set<Long> books = new LinkedHashSet<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private volatile boolean goesOn = true;
    private volatile boolean eased;

    /// Makes what it needs.
    ///
    /// @param arrival told of the poster before there is anything to tell it
    public Workload(
            Api api, People people, Size size, long seed, Tally tally, Consumer<Member> arrival) {
        this.tally = tally;
        var shelf = people.books(size.books());
        Arrays.stream(shelf).forEach(books::add);
        for (int i = 0; i < REACTION_CLIENTS; i++)
            reactions.add(new ReactionClient(api, tally, seed + i));
        while (children.size() < size.children()) {
            var parent = people.signUp("김하늘");
            for (var child : people.children(parent, CHILDREN_OF_ONE)) {
                reactions.get(children.size() % REACTION_CLIENTS).add(parent, child, shelf);
                children.add(child);
            }
        }
        poster = people.signUp("박솔");
        arrival.accept(poster);
        comments = new CommentClient(api, tally, poster, people.signUp("이바다"));
        profiles = new ProfileClient(api, people, tally);
    }

    /// @param perSecond reactions of all clients together
    public record Size(int children, int books, double perSecond) {}

    public void start(Size size) {
        Supplier<Boolean> asked = () -> goesOn;
        for (var client : reactions)
            run(() -> client.run(pace(size.perSecond() / REACTION_CLIENTS), asked));
        run(() -> profiles.run(pace(size.perSecond() / 40), asked));
        run(() -> comments.run(pace(size.perSecond() / 40), asked));
    }

    private Pace pace(double perSecond) {
        return new Pace(() -> eased ? perSecond * EASED : perSecond);
    }

    /// Less from now on: what recovers shares two cores with the load.
    public void ease() {
        eased = true;
    }

    public void resume() {
        eased = false;
    }

    private void run(Runnable client) {
        threads.add(
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                client.run();
                            } catch (RuntimeException e) {
                                synchronized (failures) {
                                    failures.add(e);
                                }
                            }
                        }));
    }

    /// Returns when every client has its last answer.
    ///
    /// @throws IllegalStateException when one of them has broken down
    public History stop() throws InterruptedException {
        goesOn = false;
        for (var thread : threads) thread.join();
        if (!failures.isEmpty()) throw new IllegalStateException(failures.getFirst());
        return new History(
                reactions.stream().flatMap(client -> client.chains().stream()).toList(),
                profiles.chains(),
                comments.comments(),
                poster,
                Set.copyOf(children),
                Set.copyOf(books),
                tally);
    }
}

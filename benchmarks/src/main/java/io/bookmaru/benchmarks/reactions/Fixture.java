package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.site.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Members with one child each, and books, all made through the API.
record Fixture(List<Family> families, List<Long> books) {
    static final int FAMILIES = 200;
    static final int BOOKS = 100;

    private static final int CALLERS = 4;

    /// @param token of the parent
    record Family(long childId, String token) {}

    static Fixture of(ServiceProcess api) throws Exception {
        System.out.println("Making the fixture");
        try (var caller = new Api(api.uri())) {
            return prepare(caller, Services.ADMIN_PASSWORD);
        }
    }

    private static Fixture prepare(Api api, String adminPassword) throws Exception {
        var admin = api.logIn("admin@bookmaru.local", adminPassword);
        return new Fixture(
                inParallel(FAMILIES, i -> () -> family(api, i)),
                inParallel(BOOKS, i -> () -> api.addBook(admin, "Book " + i)));
    }

    private static Family family(Api api, int number) throws Exception {
        var email = "parent" + number + "@example.org";
        var password = "correct horse " + number;
        api.signUp(email, password);
        var token = api.logIn(email, password);
        return new Family(api.addChild(token), token);
    }

    private interface Numbered<T> {
        Callable<T> task(int number);
    }

    private static <T> List<T> inParallel(int count, Numbered<T> tasks) throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var results = new ArrayList<T>();
            var all = IntStream.range(0, count).mapToObj(tasks::task).toList();
            for (var result : callers.invokeAll(all)) results.add(result.get());
            return results;
        }
    }

    /// As the script for `wrk` reads it.
    Path writeLua(Path file) throws IOException {
        var children =
                families.stream()
                        .map(f -> "{id=%d,token=\"%s\"}".formatted(f.childId(), f.token()))
                        .collect(Collectors.joining(",\n"));
        var ids = books.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Files.writeString(
                file, "return {books={%s},\nchildren={%s}}\n".formatted(ids, children));
    }
}

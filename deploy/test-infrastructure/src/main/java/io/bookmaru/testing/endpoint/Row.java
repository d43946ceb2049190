package io.bookmaru.testing.endpoint;

import java.util.List;
import java.util.stream.Stream;

/// One line of the table: `POST | /api/v1/children | {"nickname": …} | 401 401 201 201 201`.
///
/// @param path with a `$name` for each variable, and a query if it needs one
/// @param body JSON that the endpoint accepts; empty when it takes none
/// @param answers status for each role, in the order of [Role]
record Row(String method, String path, String body, List<Integer> answers) {

    static Row of(String line) {
        var cells = line.split(" *\\| *", -1);
        if (cells.length != 4) throw new IllegalArgumentException("4 columns expected: " + line);
        var answers = Stream.of(cells[3].trim().split(" +")).map(Integer::valueOf).toList();
        if (answers.size() != Role.values().length)
            throw new IllegalArgumentException("5 answers expected: " + line);
        return new Row(cells[0].trim(), cells[1], cells[2], answers);
    }

    int answerTo(Role role) {
        return answers.get(role.ordinal());
    }

    /// The method to call it with.
    String called() {
        return method.equals(Endpoint.ANY) ? "GET" : method;
    }

    boolean isOf(Endpoint endpoint) {
        var pattern = path.replaceFirst("\\?.*", "").replaceAll("\\$[A-Za-z]+", "*");
        return method.equals(endpoint.method()) && pattern.equals(endpoint.path());
    }

    /// The first who is let in, preferably the owner.
    Role caller() {
        var preferred = List.of(Role.OWNER, Role.ADMIN, Role.NOBODY);
        return preferred.stream()
                .filter(role -> answerTo(role) < 300)
                .findFirst()
                .or(() ->
                        preferred.stream()
                                .filter(role -> !List.of(401, 403).contains(answerTo(role)))
                                .findFirst())
                .orElseThrow(() -> new AssertionError("Nobody may call " + this));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

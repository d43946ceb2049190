package io.bookmaru.benchmarks;

import java.util.List;

/// What a benchmark found.
///
/// @param headline the figure in one line
/// @param table each measurement that the headline was made from
/// @param notes how it was measured and what was checked
public record Result(String headline, Table table, List<String> notes) {

    /// @param rows as many cells each as there are columns
    public record Table(List<String> columns, List<List<String>> rows) {}
}

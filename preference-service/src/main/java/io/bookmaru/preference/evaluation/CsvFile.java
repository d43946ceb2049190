package io.bookmaru.preference.evaluation;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table as CSV (RFC 4180, one row to a line). A first line that names the columns may put them
/// in any order and have others beside them: `userId`, `user_id` and `user` are the same.
final class CsvFile {
    private final Path file;
    private final List<String> columns;

    /// @param columns in the order they have where no line names them; those from `required` on may
    ///   be missing
    CsvFile(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    interface Reader {
        void read(Row row) throws BadInputException;
    }

    /// @param required how many of the columns each row must have
    void read(int required, Reader reader) throws IOException, BadInputException {
        try (var lines = Files.newBufferedReader(file)) {
            var number = 0;
            Map<String, Integer> places = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number == 1 && line.startsWith("\uFEFF")) line = line.substring(1);
                if (line.isBlank()) continue;
                var cells = cells(line, number);
                if (places == null) {
                    places = places(cells);
                    if (isHeader(cells)) {
                        checkHeader(places, required);
                        continue;
                    }
                }
                var row = new Row(number, cells, places);
                for (var column : columns.subList(0, required)) row.text(column);
                reader.read(row);
            }
            if (places == null)
                throw new BadInputException(
                        file + ": empty (expected: rows of " + String.join(",", columns) + ")");
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file");
        } catch (MalformedInputException e) {
            throw new BadInputException(file + ": not text (expected: UTF-8)");
        }
    }

    private boolean isHeader(List<String> cells) {
        return cells.stream().map(CsvFile::columnName).anyMatch(columns.getFirst()::equals);
    }

    private Map<String, Integer> places(List<String> first) {
        var places = new HashMap<String, Integer>();
        var names = isHeader(first) ? first.stream().map(CsvFile::columnName).toList() : columns;
        for (var i = 0; i < names.size(); i++) places.putIfAbsent(names.get(i), i);
        return places;
    }

    private void checkHeader(Map<String, Integer> places, int required) throws BadInputException {
        for (var column : columns.subList(0, required)) {
            if (!places.containsKey(column))
                throw bad(1, "no column " + column, String.join(",", columns.subList(0, required)));
        }
    }

    private static String columnName(String cell) {
        var name = cell.strip().toLowerCase(Locale.ROOT).replaceAll("_?id$", "");
        return Set.of("movie", "book").contains(name) ? "item" : name;
    }

    private List<String> cells(String line, int number) throws BadInputException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) throw bad(number, "a quote that does not end", "it to end in the same line");
        cells.add(cell.toString().strip());
        return cells;
    }

    private BadInputException bad(int line, String what, String expected) {
        return new BadInputException(
                "%s, line %d: %s (expected: %s)".formatted(file, line, what, expected));
    }

    /// One line.
    final class Row {
        private final int line;
        private final List<String> cells;
        private final Map<String, Integer> places;

        private Row(int line, List<String> cells, Map<String, Integer> places) {
            this.line = line;
            this.cells = cells;
            this.places = places;
        }

        String text(String column) throws BadInputException {
            var text = textOrNull(column);
            if (text == null) throw bad(line, "no " + column, String.join(",", columns));
            return text;
        }

        /// Null where there is no such column, or nothing in it.
        @Nullable String textOrNull(String column) {
            var place = places.get(column);
            return place == null || place >= cells.size() || cells.get(place).isEmpty()
                    ? null
                    : cells.get(place);
        }

        double number(String column) throws BadInputException {
            var text = text(column);
            try {
                var number = Double.parseDouble(text);
                if (Double.isFinite(number)) return number;
            } catch (NumberFormatException e) {
                // Told below.
            }
            throw bad(line, "%s \"%s\"".formatted(column, text), "a number");
        }
    }
}

package dev.patternengine.cli.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table for people: columns as wide as their widest cell, figures to the right, everything else to the left. */
public final class Table {
    private static final String GAP = "  ";
    private static final Pattern FIGURE = Pattern.compile("–?|[-+]?[\\d.][\\d., \u2009]*\\D{0,2}|\\[.*]");

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> heads) {
        this.heads = heads;
    }

    /** An empty table with these columns. */
    public static Table of(String... heads) {
        return new Table(List.of(heads));
    }

    /** Adds a row; there must be a cell for each column. */
    public Table row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("row must have " + heads.size() + " cells, not " + cells.length);
        }
        List<String> row = new ArrayList<>(cells.length);
        for (String cell : cells) {
            row.add(Cells.harmless(cell));
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints the heads and the rows, one a line. */
    public void print(Appendable out) {
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < heads.size(); place++) {
            columns.add(column(place));
        }
        try {
            out.append(line(heads, columns)).append('\n');
            for (List<String> row : rows) {
                out.append(line(row, columns)).append('\n');
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Column(int width, boolean figures) {
        String align(String cell) {
            String filling = " ".repeat(width - Width.of(cell));
            return figures ? filling + cell : cell + filling;
        }
    }

    private Column column(int place) {
        int width = Width.of(heads.get(place));
        boolean figures = !rows.isEmpty();
        for (List<String> row : rows) {
            width = Math.max(width, Width.of(row.get(place)));
            figures &= FIGURE.matcher(row.get(place)).matches();
        }
        return new Column(width, figures);
    }

    private static String line(List<String> cells, List<Column> columns) {
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < cells.size(); place++) {
            line.append(GAP).append(columns.get(place).align(cells.get(place)));
        }
        return line.toString().stripTrailing();
    }
}

package book;

import org.jsoup.nodes.Element;

import java.util.List;

/**
 * Makes tables of long texts readable on a phone: there the style sheet shows each row as a block of its own, and each
 * cell says its column's name.
 */
final class Tables {
    private static final int COLUMNS = 3;
    private static final int WIDE = 4;
    private static final int LONG_ROW = 90;

    private Tables() {}

    static void forNarrowScreens(Element table) {
        List<String> names =
                table.select("> thead th").stream().map(Element::text).toList();
        boolean longRows =
                table.select("> tbody > tr").stream().anyMatch(row -> row.text().length() > LONG_ROW);
        if (table.select("> tbody > tr:first-child > td").size() >= WIDE) {
            table.addClass("wide");
        }
        if (names.size() < COLUMNS || !longRows) {
            return;
        }
        table.addClass("stack");
        boolean numbers = table.select("> tbody > tr > td:first-child").stream()
                .allMatch(cell -> cell.text().matches("\\d+"));
        for (Element row : table.select("> tbody > tr")) {
            List<Element> cells = row.select("> td");
            for (int i = numbers ? 0 : 1; i < Math.min(cells.size(), names.size()); i++) {
                cells.get(i).attr("data-column", names.get(i));
            }
        }
    }
}

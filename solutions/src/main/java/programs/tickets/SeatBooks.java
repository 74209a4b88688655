package programs.tickets;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The shop's database: a folder for each table, in it a file for each row. Box office, desks and office write into it,
 * from their own processes; of those who want to make the same row one succeeds.
 *
 * <p>Any thread of any process may call.
 */
record SeatBooks(Path folder) {
    private static final String SEATS = "seats";
    private static final String ORDERS = "orders";
    private static final String OUTCOMES = "outcomes";
    private static final String DONE = "done";

    static SeatBooks in(Path folder) throws IOException {
        for (String table : new String[] {SEATS, ORDERS, OUTCOMES, DONE}) {
            Files.createDirectories(folder.resolve(table));
        }
        return new SeatBooks(folder);
    }

    /** Reserves a seat. @return whether it was free */
    boolean take(int seat, TicketOrder order) throws IOException {
        insert(ORDERS, order.key(), Integer.toString(seat));
        return insert(SEATS, Integer.toString(seat), order.key());
    }

    /** Frees the seat of an order, if it still has it. */
    void free(int seat, TicketOrder order) throws IOException {
        if (row(SEATS, Integer.toString(seat)).equals(Optional.of(order.key()))) {
            Files.deleteIfExists(folder.resolve(SEATS).resolve(Integer.toString(seat)));
        }
    }

    boolean isFree(int seat) {
        return Files.notExists(folder.resolve(SEATS).resolve(Integer.toString(seat)));
    }

    /** Which seat an order has, or had. */
    int seat(TicketOrder order) throws IOException {
        return Integer.parseInt(row(ORDERS, order.key()).orElseThrow());
    }

    /**
     * Changes what becomes of an order, if it is still what it is believed to be.
     *
     * @return whether it was
     */
    boolean change(TicketOrder order, Optional<String> from, String to) throws IOException {
        int changes = changes(order);
        boolean isAsBelieved = row(OUTCOMES, row(order, changes - 1)).equals(from);
        return isAsBelieved && insert(OUTCOMES, row(order, changes), to);
    }

    Optional<String> outcome(TicketOrder order) throws IOException {
        return row(OUTCOMES, row(order, changes(order) - 1));
    }

    private int changes(TicketOrder order) {
        int changes = 0;
        while (Files.exists(folder.resolve(OUTCOMES).resolve(row(order, changes)))) {
            changes++;
        }
        return changes;
    }

    private static String row(TicketOrder order, int change) {
        return order.key() + "." + change;
    }

    /** Notes that something is done. @return whether it was not yet */
    boolean enterOnce(String deed) throws IOException {
        return insert(DONE, deed.replace('/', '-'), "");
    }

    boolean isEntered(String deed) {
        return Files.exists(folder.resolve(DONE).resolve(deed.replace('/', '-')));
    }

    /** Makes a row, with its contents, in one step. @return whether it was not there */
    private boolean insert(String table, String row, String contents) throws IOException {
        Path draft = Files.writeString(folder.resolve(UUID.randomUUID().toString()), contents);
        try {
            Files.createLink(folder.resolve(table).resolve(row), draft);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        } finally {
            Files.delete(draft);
        }
    }

    private Optional<String> row(String table, String row) throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve(table).resolve(row)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}

package programs.tickets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a clerk's JVM prints of what it does, one line each.
 *
 * @param what it does
 * @param key of the message
 * @param queue the queue's number, or what else tells one from another
 * @param offset in the queue
 * @param micros when, since 1970: all JVMs of a run have one clock
 */
record ClerkNote(What what, String key, String queue, long offset, long micros) {
    private static final String BEGINNING = "note";

    /** Each is told when it is over, but {@link #BEGINS} and {@link #SENDS}. */
    enum What {
        /** All that he does has been started. */
        IS_HERE,
        /** A step of an order. */
        BEGINS,
        DOES,
        /** The time of an order is over, as the broker says. */
        IS_TOLD_THAT_TIME_IS_OVER,
        FREES,
        /** An event. */
        SENDS,
        SENT,
        BOOKS,
        MAILS,
        BURIES
    }

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Prints it, as a whole or, when this JVM is killed, not at all. */
    static void print(What what, String key, String queue, long offset) {
        System.out.print(String.join(
                " ", BEGINNING, what.name(), key, queue, Long.toString(offset), Long.toString(now()) + "\n"));
        System.out.flush();
    }

    static Optional<ClerkNote> read(String line) {
        String[] words = line.split(" ");
        return words.length == 6 && words[0].equals(BEGINNING)
                ? Optional.of(new ClerkNote(
                        What.valueOf(words[1]), words[2], words[3], Long.parseLong(words[4]), Long.parseLong(words[5])))
                : Optional.empty();
    }
}

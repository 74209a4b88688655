package programs.tickets;

import java.util.List;

/**
 * An order, and how its customer and its mail behave. Half of the customers pay soon, one in eight pays in the last
 * second, one in eight in the moment in which the seat is released, and the others never.
 *
 * @param number 1, 2, 3, ...
 */
record TicketOrder(int number) {
    static final String CREATED = "created";
    static final String PAID = "paid";
    static final String PRINTED = "printed";
    static final String CANCELLED = "cancelled";

    /** How many attempts a mail has. */
    static final int ATTEMPTS = 3;

    /** The delay level of an order that is held by one, and what it means. */
    static final int LEVEL = 2;

    private static final long LEVEL_MILLIS = 5_000;
    private static final long SHORTEST_MILLIS = 3_000;
    private static final int MAIL_FAILS_ONCE = 7;
    private static final int MAIL_FAILS_ALWAYS = 11;
    private static final int STEP_FAILS_ONCE = 13;

    /** When a customer pays. */
    enum Payment {
        SOON,
        LAST_SECOND,
        RACE,
        NEVER
    }

    /** @param key as {@link #key}, or as that of a step */
    static TicketOrder of(String key) {
        return new TicketOrder(Integer.parseInt(key.split("/")[0]));
    }

    String key() {
        return Integer.toString(number);
    }

    /** What a message is known by that tells of a step. */
    String key(String step) {
        return number + "/" + step;
    }

    /** The place of a step among those of an order; what excludes each other has the same. */
    static int numberOf(String step) {
        return switch (step) {
            case CREATED -> 0;
            case PAID, CANCELLED -> 1;
            default -> 2;
        };
    }

    Payment payment() {
        return switch (number % 8) {
            case 1 -> Payment.LAST_SECOND;
            case 5 -> Payment.RACE;
            case 3, 7 -> Payment.NEVER;
            default -> Payment.SOON;
        };
    }

    /** Whether its seat is held by a delay level; the others by a time in milliseconds. */
    boolean isHeldByLevel() {
        return number % 3 == 0;
    }

    /** How long its seat is held. */
    long heldMillis() {
        return isHeldByLevel() ? LEVEL_MILLIS : SHORTEST_MILLIS + number * 37L % 1_000;
    }

    /** What is booked for it. */
    List<String> entries() {
        return List.of(key("price"), key("fee"), key("tax"));
    }

    /** Whether its mail can't ever be sent. */
    boolean isUnreachable() {
        return number % MAIL_FAILS_ALWAYS == 0;
    }

    /** @param before how many attempts have failed */
    boolean mailFailsAfter(int before) {
        return isUnreachable() || number % MAIL_FAILS_ONCE == 0 && before == 0;
    }

    /** @param before how many attempts have failed */
    boolean stepFailsAfter(int before) {
        return number % STEP_FAILS_ONCE == 0 && before == 0;
    }
}

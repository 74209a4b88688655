package programs.tickets;

/**
 * The names of one run.
 *
 * @param run what tells it from others on the same broker
 */
record TicketTopics(String run) {
    String orders() {
        return run + "-Orders";
    }

    String timeouts() {
        return run + "-Timeouts";
    }

    String entries() {
        return run + "-Entries";
    }

    String mails() {
        return run + "-Mails";
    }

    String deadMails() {
        return "%DLQ%" + group("mails");
    }

    String group(String service) {
        return run + "-" + service;
    }
}

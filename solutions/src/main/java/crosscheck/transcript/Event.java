package crosscheck.transcript;

/**
 * Something that happened at a time: for the timeline, never compared.
 *
 * @param lane what it happened to, such as a message or an order; one line of the timeline
 * @param what a word or two
 * @param millis since the scenario began
 */
public record Event(String lane, String what, long millis) {}

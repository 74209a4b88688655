package bench.load;

/**
 * How long a cell takes.
 *
 * @param backlog how many messages wait for the push consumer
 */
public record Timing(double warmUpSeconds, double seconds, int backlog) {}

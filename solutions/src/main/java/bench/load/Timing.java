package bench.load;

/**
 * How long things take, and how many messages.
 *
 * @param ready how many messages a new broker takes and gives out at full load before the first cell: by then its JVM
 *     has compiled what matters, and what a message costs is not what compiling costs
 * @param warmUpSeconds before each cell, with the cell's own load
 * @param seconds of a cell
 * @param backlog how many messages wait for the push consumer
 */
public record Timing(int ready, double warmUpSeconds, double seconds, int backlog) {}

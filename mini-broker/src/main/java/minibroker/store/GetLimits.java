package minibroker.store;

/**
 * How much one read may return; it returns one message even if that alone is larger.
 *
 * @param messages most messages
 * @param bytes most bytes of records
 */
public record GetLimits(int messages, int bytes) {}

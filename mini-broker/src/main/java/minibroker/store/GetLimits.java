package minibroker.store;

/**
 * The most that one read may return; a first message is returned even if it alone is larger.
 *
 * @param messages most messages
 * @param bytes most bytes of records
 */
public record GetLimits(int messages, int bytes) {}

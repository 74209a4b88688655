package bench.load;

/**
 * What did not go as it should.
 *
 * @param failed sends that ended in an error or a status other than SEND_OK
 * @param lost messages that are missing although nobody was told
 * @param written messages that went into the store, warm-up included
 */
record Losses(long failed, long lost, long written) {}

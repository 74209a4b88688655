package programs.shop;

/**
 * The names of one run.
 *
 * @param run what tells it from others on the same broker
 */
record ShopTopics(String run) {
    /** How many queues each topic has. */
    static final int QUEUES = 4;

    String orders() {
        return run + "-Orders";
    }

    String bills() {
        return run + "-Bills";
    }

    String prices() {
        return run + "-PriceChanges";
    }

    String group(String service) {
        return run + "-" + service;
    }
}

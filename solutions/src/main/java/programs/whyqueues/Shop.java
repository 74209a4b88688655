package programs.whyqueues;

/** Sells tickets and tells the customers. */
interface Shop {
    /**
     * Returns when the customer may go.
     *
     * @throws ChannelDown if the order was not taken, because a channel does not answer
     */
    void order(Order order) throws ChannelDown, InterruptedException;
}

package programs.whyqueues;

/** A way to tell customers that their order was taken. Any thread may call. */
public interface Channel {
    /** Such as {@code SMS}. */
    String name();

    /**
     * Returns when the notification of this order is on its way.
     *
     * @throws ChannelDown if there is no answer; most probably nothing was sent then, but nobody knows
     */
    void send(Order order) throws ChannelDown, InterruptedException;
}

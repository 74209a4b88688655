package programs.whyqueues;

/** Whoever sends notifications does not answer. Sending again later may help. */
public final class ChannelDown extends Exception {
    private static final long serialVersionUID = 1L;

    ChannelDown(String channel) {
        super("the %s gateway does not answer".formatted(channel));
    }
}

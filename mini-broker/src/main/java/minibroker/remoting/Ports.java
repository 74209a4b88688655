package minibroker.remoting;

/** Which ports a server takes. */
public enum Ports {
    /** The one that it is told. */
    ONE,

    /**
     * The one that it is told and the one two below, with the same processors and limits. Clients up to 4.5.0 send
     * there whatever is not a pull, unless told otherwise. RocketMQ: VIP channel, {@code fastRemotingServer}; its does
     * not answer pulls.
     */
    WITH_VIP
}

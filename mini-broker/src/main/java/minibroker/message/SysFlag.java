package minibroker.message;

/**
 * The bits of a message's {@code sysFlag} that the broker itself looks at.
 *
 * <p>RocketMQ: {@code MessageSysFlag} and {@code PullSysFlag}.
 */
public final class SysFlag {
    /** Both bits of a transaction: the mark that its half message is rolled back. */
    public static final int TRANSACTION_ROLLBACK = 12;

    /** The born host is an IPv6 address: 16 bytes, not 4. */
    public static final int BORN_HOST_V6 = 16;

    /** The store host is an IPv6 address: 16 bytes, not 4. */
    public static final int STORE_HOST_V6 = 32;

    private SysFlag() {}
}

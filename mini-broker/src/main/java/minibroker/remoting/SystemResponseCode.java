package minibroker.remoting;

/**
 * How a request went, as far as that can be said without knowing what it means.
 *
 * <p>RocketMQ: {@code RemotingSysResponseCode}.
 */
public final class SystemResponseCode {
    public static final int SUCCESS = 0;
    public static final int SYSTEM_ERROR = 1;
    public static final int SYSTEM_BUSY = 2;
    public static final int REQUEST_CODE_NOT_SUPPORTED = 3;

    private SystemResponseCode() {}
}

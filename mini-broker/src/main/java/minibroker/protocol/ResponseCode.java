package minibroker.protocol;

import minibroker.remoting.SystemResponseCode;

/** How a request went. RocketMQ: {@code ResponseCode}. */
public final class ResponseCode {
    public static final int SUCCESS = SystemResponseCode.SUCCESS;
    public static final int SYSTEM_ERROR = SystemResponseCode.SYSTEM_ERROR;
    public static final int SYSTEM_BUSY = SystemResponseCode.SYSTEM_BUSY;
    public static final int REQUEST_CODE_NOT_SUPPORTED = SystemResponseCode.REQUEST_CODE_NOT_SUPPORTED;
    public static final int FLUSH_DISK_TIMEOUT = 10;
    public static final int MESSAGE_ILLEGAL = 13;
    public static final int SERVICE_NOT_AVAILABLE = 14;
    public static final int NO_PERMISSION = 16;
    public static final int TOPIC_NOT_EXIST = 17;
    public static final int PULL_NOT_FOUND = 19;
    public static final int PULL_RETRY_IMMEDIATELY = 20;
    public static final int PULL_OFFSET_MOVED = 21;
    public static final int QUERY_NOT_FOUND = 22;
    public static final int SUBSCRIPTION_PARSE_FAILED = 23;
    public static final int SUBSCRIPTION_NOT_EXIST = 24;
    public static final int SUBSCRIPTION_NOT_LATEST = 25;
    public static final int SUBSCRIPTION_GROUP_NOT_EXIST = 26;
    public static final int INVALID_PARAMETER = 29;
    public static final int CONSUMER_NOT_ONLINE = 206;
    public static final int CONSUME_MSG_TIMEOUT = 207;
    public static final int ILLEGAL_OPERATION = 604;

    private ResponseCode() {}
}

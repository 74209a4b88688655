package minibroker.remoting;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Why requests that RocketMQ carries out are refused here.
 *
 * <p>Without state: any thread may call. The numbers are those of RocketMQ's {@code RequestCode}.
 */
final class NotSupported {
    private static final Map<Integer, String> REASONS = new TreeMap<>();

    static {
        because("transactions are not part of this broker", 37, 39, 323);
        because("request-reply is not part of this broker", 324, 325, 326);
        because("consumers that pop are not part of this broker", 200_151);
        range("consumers that pop are not part of this broker", 200_050, 200_056);
        range("lite topics are not part of this broker", 200_070, 200_079);
        because("topics that span several brokers are not part of this broker", 513);
        range("this broker lets everybody in, it has no users and no access rules", 3_001, 3_010);
        because("this broker has no copies and no controller", 43, 45, 402);
        range("this broker has no copies and no controller", 901, 908);
        range("this broker has no copies and no controller", 1_001, 1_013);
        because("the settings of a name server are chosen when it is started", 318);
        because("what is too old is deleted by the broker itself", 306, 329);
        because("a group is set to other offsets with resetOffsetByTime", 212, 314);
        range("reading ahead is left to the operating system", 2_001, 2_004);
        because("this broker's store is not RocksDB", 354, 355);
    }

    private NotSupported() {}

    private static void because(String reason, int... codes) {
        for (int code : codes) {
            REASONS.put(code, reason);
        }
    }

    private static void range(String reason, int first, int last) {
        because(reason, IntStream.rangeClosed(first, last).toArray());
    }

    /** The reason with a colon in front of it, or nothing. */
    static String because(int code) {
        String reason = REASONS.get(code);
        return reason == null ? "" : ": " + reason;
    }
}

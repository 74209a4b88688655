package bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What all brokers of a run have in common.
 *
 * @param heapMegabytes the largest heap
 * @param moreJvmOptions to profile or to try something, for all of them
 */
record BrokerOptions(int heapMegabytes, boolean syncFlush, List<String> moreJvmOptions) {
    List<String> jvmOptions() {
        List<String> options =
                new ArrayList<>(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-Xshare:auto"));
        options.addAll(moreJvmOptions);
        return options;
    }
}

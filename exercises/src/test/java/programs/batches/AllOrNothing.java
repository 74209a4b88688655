package programs.batches;

import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.common.message.Message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A broker that stores all of a batch or nothing, and at times answers with something else. */
final class AllOrNothing implements BatchSender.Outlet {
    final Set<String> bad = new TreeSet<>();
    final Map<Integer, Exception> failures = new HashMap<>();
    final List<String> log = new ArrayList<>();
    final List<List<String>> requests = new ArrayList<>();
    boolean storesBeforeItFails;
    /** More messages than these it refuses, as a broker does whose batches have a limit in bytes. */
    int mostAtOnce = Integer.MAX_VALUE;

    final Map<String, Exception> reasons = new HashMap<>();
    Exception refusal = new MQBrokerException(13, "MESSAGE_ILLEGAL");

    @Override
    public void send(List<Message> batch) throws Exception {
        List<String> keys = batch.stream().map(Message::getKeys).toList();
        requests.add(keys);
        if (requests.size() > 2_000) {
            throw new AssertionError("2,000 requests, and no end");
        }
        if (keys.isEmpty()) {
            throw new AssertionError("an empty batch was sent");
        }
        boolean isBad = keys.size() > mostAtOnce || keys.stream().anyMatch(bad::contains);
        Exception failure = failures.get(requests.size());
        if (failure != null && !(storesBeforeItFails && !isBad)) {
            throw failure;
        }
        if (isBad) {
            throw keys.stream()
                    .filter(bad::contains)
                    .findFirst()
                    .map(reasons::get)
                    .orElse(refusal);
        }
        log.addAll(keys);
        if (failure != null) {
            throw failure;
        }
    }
}

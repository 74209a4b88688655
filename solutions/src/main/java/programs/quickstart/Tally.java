package programs.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of the messages of one run of {@code org.apache.rocketmq.example.quickstart.Producer}, read from what it
 * and {@code quickstart.Consumer} print. A message that another run left behind is not one of them.
 *
 * <p>Any thread may call any method.
 */
final class Tally {
    /** Messages that the producer sends. */
    static final int MESSAGES = 1000;

    private static final Pattern SENT =
            Pattern.compile("sendStatus=SEND_OK, msgId=(\\w+),.* queueId=(\\d+)], queueOffset=(\\d+)");
    private static final Pattern RECEIVED = Pattern.compile("MessageExt \\[brokerName=[^,]*, queueId=(-?\\d+), .*? "
            + "queueOffset=(-?\\d+), .*?UNIQ_KEY=(\\w+).*?, body=\\[([^]]*)]");
    private static final Pattern FAILURE = Pattern.compile("^(Caused by: )?[\\w.]+Exception: (.*)");

    private final Map<String, Message> sent = new LinkedHashMap<>();
    private final Map<String, List<Message>> received = new LinkedHashMap<>();
    private final Set<String> failureTexts = new LinkedHashSet<>();
    private int failures;
    private final long begun = System.nanoTime();
    private long lastNews = begun;

    /** A message as it was sent or received, and when. */
    private record Message(int queue, long offset, String body, long nanos) {}

    /** When the first message was sent, and how many nanoseconds its producer had taken until then. */
    record Start(long nanos, long lead) {}

    /** What became of the messages of one queue. */
    record Share(int queue, int sent, int received, int twice, int changed) {}

    synchronized void producerPrinted(String line) {
        Matcher message = SENT.matcher(line);
        Matcher failure = FAILURE.matcher(line);
        if (message.find()) {
            // It counts its sends, the failed ones too, and writes the number into the body.
            String body = "Hello RocketMQ " + (sent.size() + failures);
            sent.put(message.group(1), message(message.group(2), message.group(3), body));
        } else if (failure.find()) {
            failures += failure.group(1) == null ? 1 : 0;
            failureTexts.add(failure.group(2));
        }
        news();
    }

    synchronized void consumerPrinted(String line) {
        Matcher message = RECEIVED.matcher(line);
        while (message.find()) {
            received.computeIfAbsent(message.group(3), id -> new ArrayList<>())
                    .add(message(message.group(1), message.group(2), text(message.group(4))));
            news();
        }
    }

    private static Message message(String queue, String offset, String body) {
        return new Message(Integer.parseInt(queue), Long.parseLong(offset), body, System.nanoTime());
    }

    private static String text(String bytes) {
        return Arrays.stream(bytes.split(", "))
                .filter(number -> !number.isEmpty())
                .map(number -> Character.toString(Byte.parseByte(number) & 0xFF))
                .collect(Collectors.joining());
    }

    private void news() {
        lastNews = System.nanoTime();
        notifyAll();
    }

    /** Waits until something is so, but no longer than until nothing has been heard for {@code silence}. */
    synchronized void await(BooleanSupplier so, Duration silence) throws InterruptedException {
        long left = silence.toMillis();
        while (!so.getAsBoolean() && left > 0) {
            wait(left);
            left = silence.toMillis() - (System.nanoTime() - lastNews) / 1_000_000;
        }
    }

    synchronized int sent() {
        return sent.size();
    }

    synchronized int failures() {
        return failures;
    }

    /** What the failures were about. */
    synchronized Set<String> failureTexts() {
        return Set.copyOf(failureTexts);
    }

    /** Messages of this run that came, each counted once. */
    synchronized int received() {
        return (int) sent.keySet().stream().filter(received::containsKey).count();
    }

    synchronized boolean isComplete() {
        return sent.size() == MESSAGES && received() == MESSAGES;
    }

    /** Only if a message was sent. */
    synchronized Start start() {
        long first = sent.values().iterator().next().nanos;
        return new Start(first, first - begun);
    }

    synchronized List<Share> shares() {
        Map<Integer, List<String>> ids = new TreeMap<>();
        sent.forEach((id, message) ->
                ids.computeIfAbsent(message.queue, any -> new ArrayList<>()).add(id));
        return ids.entrySet().stream()
                .map(queue -> share(queue.getKey(), queue.getValue()))
                .toList();
    }

    private Share share(int queue, List<String> ids) {
        int came = 0;
        int twice = 0;
        int changed = 0;
        for (String id : ids) {
            List<Message> arrivals = received.getOrDefault(id, List.of());
            came += arrivals.isEmpty() ? 0 : 1;
            twice += arrivals.size() > 1 ? 1 : 0;
            changed += arrivals.stream().anyMatch(arrival -> !same(arrival, sent.get(id))) ? 1 : 0;
        }
        return new Share(queue, ids.size(), came, twice, changed);
    }

    private static boolean same(Message one, Message other) {
        return one.queue == other.queue && one.offset == other.offset && one.body.equals(other.body);
    }

    /**
     * How long each message that came was on its way, from the answer to its send on, in milliseconds, shortest first.
     */
    synchronized List<Long> delays() {
        return delays(sent.keySet());
    }

    /** The same of the first message of each queue. */
    synchronized List<Long> firstDelays() {
        Map<Integer, String> first = new TreeMap<>();
        sent.forEach((id, message) -> first.putIfAbsent(message.queue, id));
        return delays(first.values());
    }

    private List<Long> delays(Collection<String> ids) {
        return ids.stream()
                .filter(received::containsKey)
                .map(this::delay)
                .sorted()
                .toList();
    }

    /** Rounded up. What a consumer prints may be read before what the producer printed. */
    private long delay(String id) {
        return Math.max(0, received.get(id).get(0).nanos - sent.get(id).nanos) / 1_000_000 + 1;
    }
}

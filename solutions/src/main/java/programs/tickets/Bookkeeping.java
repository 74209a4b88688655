package programs.tickets;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import programs.batches.BatchSplitter;
import programs.tickets.TicketNotes.Attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Collects what is to be booked, and sends it in batches. Any thread may add, one sends. */
final class Bookkeeping {
    private static final int LARGEST_BATCH = 8_000;
    private static final int SMALLEST_ENTRY = 200;
    private static final int MORE = 2_000;

    private final DefaultMQProducer producer;
    private final TicketTopics topics;
    private final TicketNotes notes;
    private final NotedSends sends;
    private final BatchSplitter splitter = new BatchSplitter(LARGEST_BATCH);
    private final LinkedBlockingQueue<Message> waiting = new LinkedBlockingQueue<>();

    Bookkeeping(DefaultMQProducer producer, TicketTopics topics, TicketNotes notes) {
        this.producer = producer;
        this.topics = topics;
        this.notes = notes;
        this.sends = new NotedSends(notes);
    }

    void add(TicketOrder order) {
        for (String key : order.entries()) {
            byte[] body = new byte[SMALLEST_ENTRY + Math.floorMod(key.hashCode(), MORE)];
            Message entry = new Message(topics.entries(), body);
            entry.setKeys(key);
            waiting.add(entry);
        }
    }

    /** Sends all that waits, and returns when it is stored. */
    void send() throws Exception {
        List<Message> entries = new ArrayList<>();
        waiting.drainTo(entries);
        for (List<Message> batch : splitter.split(entries)) {
            List<String> keys = batch.stream().map(Message::getKeys).toList();
            notes.batch(keys);
            sends.untilStored("batches", keys.get(0), any -> {
                List<Attempt> attempts = keys.stream()
                        .map(key -> notes.sending(TicketJudge.ENTRIES, key, 0))
                        .toList();
                SendResult result = producer.send(batch);
                for (int i = 0; i < attempts.size(); i++) {
                    NotedSends.acknowledge(attempts.get(i), result, NotedSends.place(TicketJudge.ENTRIES, result, i));
                }
                return result;
            });
        }
    }
}

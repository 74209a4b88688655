package programs.tickets;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import programs.delays.OrderTimeout;
import programs.ordered.OrderSteps;
import programs.tickets.ClerkNote.What;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The main class of a clerk's JVM, at a desk or in the office. It ends when it is killed. */
final class TicketClerk {
    static final String DESK = "desk";
    static final String OFFICE = "office";

    /** The key of the message that makes a topic. */
    static final String OPENING = "opening";

    private static final int AGAIN_AFTER_A_SECOND = 1;
    private static final long WORK_MILLIS = 3;
    private static final long PAUSE_MILLIS = 100;

    private final String name;
    private final TicketTopics topics;
    private final SeatBooks books;

    private interface Handler {
        void handle(MessageExt message) throws Exception;
    }

    private TicketClerk(String name, TicketTopics topics, Path folder) throws Exception {
        this.name = name;
        this.topics = topics;
        this.books = SeatBooks.in(folder);
    }

    /** Arguments: what he does, his name, name of the run, folder of the shop. */
    static void main(String[] args) {
        try {
            TicketClerk clerk = new TicketClerk(args[1], new TicketTopics(args[2]), Path.of(args[3]));
            if (args[0].equals(DESK)) {
                clerk.takeSteps();
                clerk.freeSeats();
            } else {
                clerk.book();
                clerk.mail();
                clerk.bury();
            }
            ClerkNote.print(What.IS_HERE, "-", "-", 0);
        } catch (Exception | LinkageError noBroker) {
            // A client does not start while its broker is dead, and half a clerk is none: he is started anew.
            noBroker.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void takeSteps() throws Exception {
        DefaultMQPushConsumer consumer = TicketClients.consumer(topics.group(DESK), name, topics.orders());
        consumer.registerMessageListener(new OrderSteps(this::takeStep, new NoShelf(), 1_000, PAUSE_MILLIS));
        consumer.start();
    }

    private void takeStep(MessageExt message) throws Exception {
        if (message.getKeys().equals(OPENING)) {
            return;
        }
        TicketOrder order = TicketOrder.of(message.getKeys());
        String key = order.key(message.getUserProperty(OrderEvents.STEP));
        note(What.BEGINS, key, message);
        TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
        if (order.stepFailsAfter(message.getReconsumeTimes())) {
            throw new IllegalStateException(key + " fails once");
        }
        note(What.DOES, key, message);
    }

    /** Each step works sooner or later, so nothing has to be laid aside. */
    private static final class NoShelf implements OrderSteps.Shelf {
        @Override
        public boolean holds(String order) {
            return false;
        }

        @Override
        public void put(MessageExt step) {
            throw new IllegalStateException(step.getKeys() + " is laid aside after too few attempts");
        }
    }

    private void freeSeats() throws Exception {
        OrderEvents events = new OrderEvents(TicketClients.producer(topics.group("desks"), name + "-sends"), topics);
        OrderTimeout timeout = new OrderTimeout(
                new TicketShopOffice(books, TicketClerk::nothingIsSent, order -> release(order, events)),
                topics.timeouts(),
                TicketOrder.LEVEL);
        consume("timeouts", topics.timeouts(), message -> {
            note(What.IS_TOLD_THAT_TIME_IS_OVER, message.getKeys(), message);
            timeout.timeIsUp(message);
        });
    }

    private static SendStatus nothingIsSent(Message message) {
        throw new IllegalStateException("a desk places no orders: " + message);
    }

    /** Also when it was released before: whoever did may have been killed in any of these lines. */
    private void release(TicketOrder order, OrderEvents events) {
        String key = order.key(TicketOrder.CANCELLED);
        try {
            ClerkNote.print(What.SENDS, key, "-", 0);
            SendResult result = events.send(order, TicketOrder.CANCELLED);
            requireStored(result);
            ClerkNote.print(
                    What.SENT, key, Integer.toString(result.getMessageQueue().getQueueId()), result.getQueueOffset());
            ClerkNote.print(What.FREES, order.key(), "-", 0);
            books.free(books.seat(order), order);
        } catch (Exception e) {
            throw new IllegalStateException(key + " can't be told", e);
        }
    }

    private static void requireStored(SendResult result) {
        if (result.getSendStatus() != SendStatus.SEND_OK) {
            throw new IllegalStateException("answered " + result.getSendStatus());
        }
    }

    private void book() throws Exception {
        consume("bookkeeping", topics.entries(), message -> {
            books.enterOnce(message.getKeys());
            note(What.BOOKS, message.getKeys(), message);
        });
    }

    private void mail() throws Exception {
        consume("mails", topics.mails(), message -> {
            TicketOrder order = TicketOrder.of(message.getKeys());
            if (order.mailFailsAfter(message.getReconsumeTimes())) {
                throw new IllegalStateException("the mail of order " + order.number() + " can't be sent");
            }
            books.enterOnce("mail of " + order.key());
            note(What.MAILS, order.key(), message);
        });
    }

    private void bury() throws Exception {
        consume("undertaker", topics.deadMails(), message -> note(What.BURIES, message.getKeys(), message));
    }

    private void consume(String service, String topic, Handler handler) throws Exception {
        DefaultMQPushConsumer consumer = TicketClients.consumer(topics.group(service), name, topic);
        if (service.equals("mails")) {
            consumer.setMaxReconsumeTimes(TicketOrder.ATTEMPTS - 1);
        }
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            try {
                for (MessageExt message : messages) {
                    if (!OPENING.equals(message.getKeys())) {
                        handler.handle(message);
                    }
                }
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            } catch (Exception failed) {
                context.setDelayLevelWhenNextConsume(AGAIN_AFTER_A_SECOND);
                return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            }
        });
        consumer.start();
    }

    private static void note(What what, String key, MessageExt message) {
        ClerkNote.print(what, key, Integer.toString(message.getQueueId()), message.getQueueOffset());
    }
}

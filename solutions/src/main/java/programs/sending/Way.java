package programs.sending;

import org.apache.rocketmq.common.message.Message;

/** The three ways to send. */
public enum Way {
    SYNC("sync") {
        @Override
        public void send(OrderSender sender, Message order) throws InterruptedException {
            sender.sync(order);
        }
    },
    ASYNC("async") {
        @Override
        public void send(OrderSender sender, Message order) throws InterruptedException {
            sender.async(order);
        }
    },
    ONE_WAY("one-way") {
        @Override
        public void send(OrderSender sender, Message order) throws InterruptedException {
            sender.oneway(order);
        }
    };

    private final String title;

    Way(String title) {
        this.title = title;
    }

    public abstract void send(OrderSender sender, Message order) throws InterruptedException;

    @Override
    public String toString() {
        return title;
    }
}

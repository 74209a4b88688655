package programs.whyqueues;

import java.util.List;

/**
 * A ticket shop that does one thing after the other: it saves the order, then calls one channel after the other, while
 * the customer waits. When a channel is down, so is the shop.
 */
final class SerialShop implements Shop {
    private final Desk desk;
    private final List<? extends Channel> channels;

    SerialShop(Desk desk, List<? extends Channel> channels) {
        this.desk = desk;
        this.channels = channels;
    }

    @Override
    public void order(Order order) throws ChannelDown, InterruptedException {
        desk.save(order);
        try {
            for (Channel channel : channels) {
                channel.send(order);
            }
        } catch (ChannelDown e) {
            desk.cancel(order);
            throw e;
        }
    }
}

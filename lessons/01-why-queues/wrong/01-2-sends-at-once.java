// Mistake: tries to send at once and queues only what failed. The customer waits for every gateway.
// region 1
desk.save(order);
for (Line line : lines) {
    try {
        line.channel().send(order);
    } catch (ChannelDown e) {
        line.waiting().put(order);
    }
}

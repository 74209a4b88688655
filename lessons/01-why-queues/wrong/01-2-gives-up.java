// Mistake: what could not be sent is forgotten.
// region 2
Optional<Order> next = line.waiting().take();
while (next.isPresent()) {
    try {
        line.channel().send(next.get());
    } catch (ChannelDown e) {
        latency.pass(REST);
    }
    next = line.waiting().take();
}

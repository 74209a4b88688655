// Mistake: what could not be sent goes back to the end of the queue: out of order, and refused when the line is closed.
// region 2
Optional<Order> next = line.waiting().take();
while (next.isPresent()) {
    try {
        line.channel().send(next.get());
    } catch (ChannelDown e) {
        latency.pass(REST);
        line.waiting().put(next.get());
    }
    next = line.waiting().take();
}

// Mistake: knocks at the dead gateway as fast as it can.
// region 2
Optional<Order> next = line.waiting().take();
while (next.isPresent()) {
    try {
        line.channel().send(next.get());
        next = line.waiting().take();
    } catch (ChannelDown e) {
        // once more
    }
}

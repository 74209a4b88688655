// Mistake: swallows the interrupt together with everything else.
// region 2
Optional<Order> next = line.waiting().take();
while (next.isPresent()) {
    try {
        line.channel().send(next.get());
        next = line.waiting().take();
    } catch (ChannelDown e) {
        try {
            latency.pass(REST);
        } catch (InterruptedException interrupted) {
            // rest a little less
        }
    }
}

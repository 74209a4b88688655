// Mistake: offer waits for room. In the broker a network thread would stand still, and all its connections with it.
// region 1
try {
    put(element);
    return true;
} catch (InterruptedException e) {
    Thread.currentThread().interrupt();
    return false;
}
